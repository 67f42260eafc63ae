using System.Reflection;
using System.Runtime.CompilerServices;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Tests;

/// <summary>What keeps Nas.Domain a functional core, told by its metadata.</summary>
public class PurityTests
{
    private static Assembly Domain { get; } = typeof(Derivation).Assembly;

    private static Type[] PublicTypes { get; } = Domain.GetExportedTypes();

    [Fact]
    public void References_OfTheDomain_HoldNoWorld()
    {
        string[] world = ["Torch", "Sqlite", "SQLitePCL", "System.Console", "System.Net", "System.IO.FileSystem", "System.Diagnostics.Process", "Spectre", "Nas."];
        Assert.DoesNotContain(Domain.GetReferencedAssemblies(), reference => world.Any(name => reference.Name!.Contains(name, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void PublicTypes_OfTheDomain_AreValuesOrFunctions() => Assert.Empty(PublicTypes.Where(type => !IsValueOrFunctions(type)).Select(type => type.FullName));

    [Fact]
    public void PublicProperties_OfTheDomain_CannotBeSet() => Assert.Empty(
        from type in PublicTypes
        from property in type.GetProperties()
        where property.SetMethod is { IsPublic: true } setter && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))
        select $"{type.FullName}.{property.Name}");

    [Fact]
    public void PublicFields_OfTheDomain_AreConstants() => Assert.Empty(
        from type in PublicTypes.Where(type => !type.IsEnum)
        from field in type.GetFields()
        where !field.IsInitOnly && !field.IsLiteral
        select $"{type.FullName}.{field.Name}");

    [Fact]
    public void Signatures_OfTheDomain_NameNoTask() => Assert.Empty(
        from type in PublicTypes
        from method in type.GetMethods()
        where method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType).Any(IsTask)
        select $"{type.FullName}.{method.Name}");

    [Fact]
    public void Records_OfTheDomain_AreComparedByWhatTheyHold() => Assert.Empty(
        from type in Domain.GetTypes()
        where IsRecord(type) && !IsNeural(type)
        from field in type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
        where IsComparedByReference(field.FieldType)
        select $"{type.FullName}.{field.Name}: {field.FieldType}");

    /// <summary>The graph networks work in place, on arrays.</summary>
    private static bool IsNeural(Type type) => type.Namespace!.EndsWith(".Neural", StringComparison.Ordinal);

    private static bool IsRecord(Type type) =>
        type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is not null;

    /// <summary>Collections that are equal only to themselves; those of LanguageExt and <see cref="ValueArray{T}"/> compare their elements.</summary>
    private static bool IsComparedByReference(Type type) =>
        type.IsArray
        || (type.Namespace?.StartsWith("System.Collections", StringComparison.Ordinal) ?? false)
        || type.GetGenericArguments().Any(argument => !typeof(Delegate).IsAssignableFrom(type) && IsComparedByReference(argument));

    /// <summary>Records, enumerations, readonly structs, static and abstract classes, sealed classes of readonly fields; the cursor is the one documented exception.</summary>
    private static bool IsValueOrFunctions(Type type) =>
        type == typeof(RandomCursor) || type.IsEnum || (type.IsAbstract && (type.IsClass || type.IsInterface)) || typeof(Delegate).IsAssignableFrom(type)
        || (type.IsValueType && type.IsDefined(typeof(IsReadOnlyAttribute)))
        || type.GetMethod("<Clone>$") is not null
        || (type.IsSealed && type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public).All(field => field.IsInitOnly));

    private static bool IsTask(Type type) =>
        typeof(System.Threading.Tasks.Task).IsAssignableFrom(type) || type.Name.StartsWith("ValueTask", StringComparison.Ordinal) || type.GetGenericArguments().Any(IsTask);
}
