using FsCheck;
using FsCheck.Fluent;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;

namespace Nas.Domain.Tests.Architectures.Derivations;

/// <summary>A derivation of a built-in grammar with all that it follows from, so that a failing law prints it.</summary>
internal sealed record Drawn(string Grammar, string Input, long Seed)
{
    public Grammar Space { get; } = Tests.Space.BuiltIn.Single(grammar => grammar.Name == Grammar);

    public Derivation Tree => Tests.Space.Sample(Space, Tests.Space.Type(Input), Seed);

    public static Arbitrary<Drawn> Any { get; } =
        (
            from grammar in Gen.Elements(Tests.Space.BuiltIn.AsEnumerable())
            from input in Gen.Elements(Tests.Space.InputsOf(grammar).Select(input => input.ToString()))
            from seed in Gen.Choose(0, int.MaxValue - 1)
            select new Drawn(grammar.Name, input, seed)
        ).ToArbitrary();

    /// <summary>Throws with the drawn values unless the law holds for 200 derivations.</summary>
    public static void Law(Func<Drawn, bool> holds) => Prop.ForAll(Any, holds).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
}
