using System.Collections.Immutable;
using System.Globalization;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Nas.Domain.Architectures.Operations;

/// <summary>The operations that share a name and differ in parameters.</summary>
/// <param name="Name">The name that texts use.</param>
/// <param name="Parameters">What the parameters mean, in order.</param>
/// <param name="Read">The operation for parameter texts; none when their number or range is wrong.</param>
public sealed record OperationFamily(string Name, ValueArray<string> Parameters, Func<ImmutableArray<string>, Option<Operation>> Read)
{
    /// <summary>How to write one, such as <c>im2col(kernel,stride,padding)</c>.</summary>
    public string Usage => Parameters.IsEmpty ? Name : $"{Name}({string.Join(',', Parameters)})";

    internal static OperationFamily Plain(string name, Operation operation) =>
        new(name, [], texts => texts.IsEmpty ? Some(operation) : None);

    internal static OperationFamily Ints(
        string name,
        ImmutableArray<string> parameters,
        Func<ImmutableArray<int>, bool> inRange,
        Func<ImmutableArray<int>, Operation> create
    ) => new(name, parameters, texts => ReadInts(texts, parameters.Length).Filter(inRange).Map(create));

    internal static Option<ImmutableArray<int>> ReadInts(ImmutableArray<string> texts, int count)
    {
        var numbers = texts
            .Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1)
            .ToImmutableArray();
        return numbers.Length == count && !numbers.Contains(-1) ? Some(numbers) : None;
    }
}
