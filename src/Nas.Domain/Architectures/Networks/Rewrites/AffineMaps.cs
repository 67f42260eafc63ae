namespace Nas.Domain.Architectures.Networks.Rewrites;

/// <summary>Properties shared by linear maps and convolutions.</summary>
internal static class AffineMaps
{
    /// <summary>How the operation's weight and bias are made; null for operations that are no affine map.</summary>
    public static WeightExpression? Form(this Primitive op) => (op as Primitive.Linear)?.Form ?? (op as Primitive.Convolution)?.Form;

    /// <summary>The same map with its weight and bias made otherwise.</summary>
    public static Primitive WithForm(this Primitive op, WeightExpression form) =>
        op switch
        {
            Primitive.Linear linear => linear with { Form = form },
            Primitive.Convolution convolution => convolution with { Form = form },
            _ => throw Closed.Unknown(op),
        };

    /// <summary>Whether two maps differ in nothing but their weights.</summary>
    public static bool IsAlike(this Primitive op, Primitive other) =>
        op.Form() is not null && other.Form() is not null && op.WithForm(WeightExpression.Own) == other.WithForm(WeightExpression.Own);

    /// <summary>Numbers that one output number is made of.</summary>
    public static long FanIn(this NetworkNode map, GraphRewriter rewriter) =>
        map.Op is Primitive.Convolution c
            ? (long)rewriter.TypeOf(map.Input).Axis1 / c.Groups * c.Patch.Size
            : rewriter.TypeOf(map.Input).Last;

    /// <summary>Numbers that are made for each place the map is applied at.</summary>
    public static long Width(this NetworkNode map) => map.Op is Primitive.Convolution ? map.Output.Axis1 : map.Output.Last;
}
