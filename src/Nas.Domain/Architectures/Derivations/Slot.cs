using Nas.Domain.Architectures.Operations;
using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Derivations;

/// <summary>The constraints of a place in the tree: which kind of operation fits, and the incoming types.</summary>
internal readonly struct Slot
{
    private readonly TensorType _input;
    private readonly TensorType[]? _operands;
    private readonly SlotKind _kind;

    private Slot(SlotKind kind, TensorType input, TensorType[]? operands) => (_kind, _input, _operands) = (kind, input, operands);

    /// <summary>The incoming type; for a join its first operand's.</summary>
    public TensorType Input => _input;

    /// <summary>Whether a module may stand here.</summary>
    public bool TakesModules => _kind == SlotKind.Map;

    /// <summary>A place for a module or a map operation.</summary>
    public static Slot Map(TensorType input) => new(SlotKind.Map, input, null);

    /// <summary>The start of a branching.</summary>
    public static Slot Split(TensorType input) => new(SlotKind.Split, input, null);

    /// <summary>The end of a branching.</summary>
    public static Slot Join(TensorType[] operands) => new(SlotKind.Join, operands[0], operands);

    /// <summary>The start of a repetition.</summary>
    public static Slot Times(TensorType input) => new(SlotKind.Times, input, null);

    /// <summary>The output type of an operation in this slot, or why it does not belong here.</summary>
    public ShapeResult Infer(Operation operation) =>
        (_kind, operation) switch
        {
            (SlotKind.Map, MapOperation map) => map.Infer(_input),
            (SlotKind.Split, SplitOperation split) => split.Infer(_input),
            (SlotKind.Join, JoinOperation join) => join.Infer(_operands),
            (SlotKind.Times, Operations.Times) => ShapeResult.Valid(_input),
            (SlotKind.Times, _) => ShapeResult.No("a repeat(…) starts with times(count)"),
            (SlotKind.Map, Operations.Times) => ShapeResult.No("it belongs at the start of a repeat(…)"),
            (SlotKind.Map, _) => ShapeResult.No("it belongs at the start or the end of a branch(…)"),
            (SlotKind.Split, _) => ShapeResult.No("a branch(…) starts with an operation that splits, such as clone or group"),
            (SlotKind.Join, _) => ShapeResult.No("a branch(…) ends with an operation that joins, such as add or cat"),
        };

    private enum SlotKind : byte
    {
        Map,
        Split,
        Join,
        Times,
    }
}
