using System.Collections.Immutable;
using System.Globalization;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Numerics;

namespace Nas.Domain.Architectures.Features;

/// <summary>Numbers about a derivation as a tree, every shared module once.</summary>
/// <remarks><c>pair.00</c> … <c>pair.63</c> count parents with their children's names and places, hashed into 64 buckets: one
/// step of a Weisfeiler–Lehman labelling. The hash is FNV-1a over the texts, the same everywhere.</remarks>
internal static class TreeFeatures
{
    private const int Buckets = 64;

    private static readonly ImmutableArray<Combinator> Combinators = [.. Enum.GetValues<Combinator>()];

    public static ImmutableArray<string> Names { get; } =
    [
        .. Combinators.Select(combinator => $"rule.{combinator.Text()}"),
        "tree.leaves",
        "tree.height",
        "tree.arity",
        "tree.repeated",
        .. Enumerable.Range(0, Buckets).Select(bucket => string.Create(CultureInfo.InvariantCulture, $"pair.{bucket:00}")),
    ];

    public static void Write(Derivation derivation, Span<double> target)
    {
        target.Clear();
        new Walk(target).Run(derivation);
    }

    private readonly ref struct Walk(Span<double> target)
    {
        private readonly Span<double> _target = target;
        private readonly HashSet<ulong> _modules = [];

        public void Run(Derivation derivation)
        {
            Visit(derivation);
            var rules = _target[..Combinators.Length];
            var modules = 0.0;
            foreach (var count in rules)
            {
                modules += count;
            }

            var leaves = derivation.Nodes - modules;
            _target[Combinators.Length] = leaves;
            _target[Combinators.Length + 1] = derivation.Height;
            _target[Combinators.Length + 2] = modules > 0 ? (derivation.Nodes - 1) / modules : 0;
            _target[Combinators.Length + 3] = modules - _modules.Count;
        }

        /// <summary>Counts a subtree and returns a hash of its text.</summary>
        private ulong Visit(Derivation part)
        {
            var own = Fnv.Of(NameOf(part));
            if (part is not Module module)
            {
                return own;
            }

            _target[Combinators.IndexOf(module.Combinator)]++;
            var hash = own;
            for (var i = 0; i < module.Parts.Length; i++)
            {
                var child = module.Parts[i];
                hash = Fnv.Of(Fnv.Of(hash, (ulong)module.Copies(i)), Visit(child));
                _target[^Buckets..][(int)(Fnv.Of(Fnv.Of(own, (ulong)PlaceOf(module, i)), Fnv.Of(NameOf(child))) % Buckets)]++;
            }

            _modules.Add(hash);
            return hash;
        }

        /// <summary>The branches of a branching stand in no order.</summary>
        private static int PlaceOf(Module module, int part) =>
            module.Combinator == Combinator.Branch
                ? part == 0
                    ? 0
                    : part == module.Parts.Length - 1
                        ? 2
                        : 1
                : part;

        private static string NameOf(Derivation part) => part is Module module ? module.Combinator.Text() : ((Leaf)part).Operation.Text;
    }
}
