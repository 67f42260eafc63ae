namespace Nas.Domain.Architectures.Operations;

/// <summary>A terminal of a grammar: a named operation on tensors with its parameters.</summary>
/// <remarks>An operation is a value; equality compares kind and parameters. Its shape rule, parameter count and cost are
/// closed forms of the input type, so nothing has to be run to know them. The kinds fill different slots:
/// <see cref="MapOperation"/>, <see cref="SplitOperation"/>, <see cref="JoinOperation"/>, <see cref="Times"/>.</remarks>
public abstract record Operation
{
    /// <summary>Canonical text, such as <c>linear(64)</c>; <see cref="OperationCatalogue"/> reads it back.</summary>
    public abstract string Text { get; }

    /// <inheritdoc/>
    public sealed override string ToString() => Text;
}
