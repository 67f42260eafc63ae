using System.Reflection;
using System.Runtime.CompilerServices;

namespace Nas.Tests.Architecture;

/// <summary>What users of an assembly can see, as text: a line for each type, and indented ones for its members.</summary>
internal static class PublicSurface
{
    private const BindingFlags Members = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly) =>
        string.Join('\n', assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal).SelectMany(LinesOf));

    private static IEnumerable<string> LinesOf(Type type) =>
        type.GetMembers(Members)
            .Where(member => !IsGenerated(member))
            .Select(member => $"    {TextOf(member)}")
            .Order(StringComparer.Ordinal)
            .Prepend($"{KindOf(type)} {type.FullName}");

    /// <summary>What the compiler adds to records, accessors of properties, and nested types, which have lines of their own.</summary>
    private static bool IsGenerated(MemberInfo member) =>
        member is TypeInfo or MethodBase { IsSpecialName: true, IsConstructor: false }
        || (member.IsDefined(typeof(CompilerGeneratedAttribute)) && member is not PropertyInfo)
        || member.Name is "value__";

    private static string KindOf(Type type) =>
        type.IsEnum ? "enum"
        : type.IsInterface ? "interface"
        : type.IsValueType ? "struct"
        : type is { IsAbstract: true, IsSealed: true } ? "static class"
        : type.IsAbstract ? "abstract class"
        : "class";

    private static string TextOf(MemberInfo member) =>
        member switch
        {
            ConstructorInfo made => $"new({Parameters(made)})",
            MethodInfo method => $"{NameOf(method.ReturnType)} {method.Name}({Parameters(method)})",
            PropertyInfo property => $"{NameOf(property.PropertyType)} {property.Name} {{ {(property.CanWrite ? "get; set" : "get")} }}",
            FieldInfo field => field.DeclaringType!.IsEnum ? field.Name : $"{NameOf(field.FieldType)} {field.Name}",
            _ => member.Name,
        };

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(parameter => $"{NameOf(parameter.ParameterType)} {parameter.Name}"));

    private static string NameOf(Type type) =>
        type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>" : type.Name;
}
