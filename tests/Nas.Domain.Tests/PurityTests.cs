using System.Reflection;
using System.Runtime.CompilerServices;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Diagrams;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Tests;

/// <summary>What keeps Nas.Domain a functional core, told by its metadata.</summary>
public class PurityTests
{
    private static Assembly Domain { get; } = typeof(Derivation).Assembly;

    /// <summary>What is made, used and dropped within one pure call, and keeps notes on the way.</summary>
    private static readonly string[] Builders =
    [
        "Nas.Domain.Architectures.Derivations.Elaboration",
        "Nas.Domain.Architectures.Derivations.Retyping",
        "Nas.Domain.Architectures.Derivations.Sampling",
        "Nas.Domain.Architectures.Derivations.Work",
        "Nas.Domain.Architectures.Features.OperationGraph",
        "Nas.Domain.Architectures.Features.OperationSizes",
        "Nas.Domain.Architectures.Features.OperationSizes+Range",
        "Nas.Domain.Architectures.Features.SubsetPaths",
        "Nas.Domain.Architectures.Features.TreeFeatures+Walk",
        "Nas.Domain.Architectures.Networks.Lowering.NetworkBuilder",
        "Nas.Domain.Architectures.Networks.Rewrites.GraphRewriter",
        "Nas.Domain.Architectures.Variation.Matching",
        "Nas.Domain.Architectures.Variation.Sites",
        "Nas.Domain.Learning.Formulas.Evolution.FormulaJudge",
        "Nas.Domain.Learning.Formulas.Evolution.Parents",
        "Nas.Domain.Learning.Trees.Histogram",
        "Nas.Domain.Learning.Trees.TreeGrowth",
    ];

    private static Type[] PublicTypes { get; } = Domain.GetExportedTypes();

    [Fact]
    public void References_OfTheDomain_HoldNoWorld()
    {
        string[] world =
        [
            "Torch",
            "Sqlite",
            "SQLitePCL",
            "System.Console",
            "System.Net",
            "System.IO.FileSystem",
            "System.Diagnostics.Process",
            "Spectre",
            "Nas.",
        ];
        Assert.DoesNotContain(
            Domain.GetReferencedAssemblies(),
            reference => world.Any(name => reference.Name!.Contains(name, StringComparison.OrdinalIgnoreCase))
        );
    }

    [Fact]
    public void PublicTypes_OfTheDomain_AreValuesOrFunctions() =>
        Assert.Empty(PublicTypes.Where(type => !IsValueOrFunctions(type)).Select(type => type.FullName));

    [Fact]
    public void PublicProperties_OfTheDomain_CannotBeSet() =>
        Assert.Empty(
            from type in PublicTypes
            from property in type.GetProperties()
            where
                property.SetMethod is { IsPublic: true } setter
                && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))
            select $"{type.FullName}.{property.Name}"
        );

    [Fact]
    public void PublicFields_OfTheDomain_AreConstants() =>
        Assert.Empty(
            from type in PublicTypes.Where(type => !type.IsEnum)
            from field in type.GetFields()
            where !field.IsInitOnly && !field.IsLiteral
            select $"{type.FullName}.{field.Name}"
        );

    [Fact]
    public void Signatures_OfTheDomain_NameNoTask() =>
        Assert.Empty(
            from type in PublicTypes
            from method in type.GetMethods()
            where method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType).Any(IsTask)
            select $"{type.FullName}.{method.Name}"
        );

    [Fact]
    public void Fields_OfTheDomain_HoldNothingThatChanges() =>
        Assert.Empty(
            from type in Domain.GetTypes()
            where !type.FullName!.Contains('<', StringComparison.Ordinal) && type != typeof(RandomCursor) && type != typeof(MarkupWriter)
            where !Builders.Contains(type.FullName)
            from field in type.GetFields(
                BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly
            )
            where !type.IsEnum && !field.IsLiteral && (!(field.IsInitOnly || IsCaptured(field)) || IsChangeable(field.FieldType))
            select $"{type.FullName}.{field.Name}: {field.FieldType.Name}"
        );

    [Fact]
    public void Builders_OfTheDomain_AreHidden() =>
        Assert.All(Builders, name => Assert.False(Domain.GetType(name, throwOnError: true)!.IsPublic));

    [Fact]
    public void Records_OfTheDomain_AreComparedByWhatTheyHold() =>
        Assert.Empty(
            from type in Domain.GetTypes()
            where IsRecord(type)
            from field in type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
            where IsComparedByReference(field.FieldType)
            select $"{type.FullName}.{field.Name}: {field.FieldType}"
        );

    /// <summary>A parameter of the type that its members use; none is ever set, which metadata do not say.</summary>
    private static bool IsCaptured(FieldInfo field) => field.Name.EndsWith(">P", StringComparison.Ordinal);

    private static bool IsChangeable(Type type) =>
        type == typeof(System.Text.StringBuilder)
        || (type.IsGenericType && type.Namespace == "System.Collections.Generic" && type.IsClass)
        || type.DeclaringType?.Namespace == "System.Collections.Immutable";

    private static bool IsRecord(Type type) =>
        type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is not null;

    /// <summary>Collections that are equal only to themselves; those of LanguageExt and <see cref="ValueArray{T}"/> compare their
    /// elements.</summary>
    private static bool IsComparedByReference(Type type) =>
        type.IsArray
        || (type.Namespace?.StartsWith("System.Collections", StringComparison.Ordinal) ?? false)
        || type.GetGenericArguments().Any(argument => !typeof(Delegate).IsAssignableFrom(type) && IsComparedByReference(argument));

    /// <summary>Records, enumerations, readonly structs, static and abstract classes, sealed classes of readonly fields; the cursor is the
    /// one documented exception.</summary>
    private static bool IsValueOrFunctions(Type type) =>
        type == typeof(RandomCursor)
        || type.IsEnum
        || (type.IsAbstract && (type.IsClass || type.IsInterface))
        || typeof(Delegate).IsAssignableFrom(type)
        || (type.IsValueType && type.IsDefined(typeof(IsReadOnlyAttribute)))
        || type.GetMethod("<Clone>$") is not null
        || (
            type.IsSealed
            && type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public).All(field => field.IsInitOnly)
        );

    private static bool IsTask(Type type) =>
        typeof(System.Threading.Tasks.Task).IsAssignableFrom(type)
        || type.Name.StartsWith("ValueTask", StringComparison.Ordinal)
        || type.GetGenericArguments().Any(IsTask);
}
