namespace Nas.Domain.Architectures.Operations;

/// <summary>The start of a repetition: how often its module stands in a row.</summary>
/// <param name="Count">How often, at least 2.</param>
public sealed record Times(int Count) : Operation
{
    /// <inheritdoc/>
    public override string Text => $"times({Count})";
}
