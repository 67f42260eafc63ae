using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Surrogates;

namespace Nas.Domain.Search.Strategies.Mixing;

/// <summary>Remembers what a mixer chose for the first trials of a search. It changes no choice, only the time that choices take.</summary>
internal sealed class RememberedChoices
{
    private readonly Lock _lock = new();
    private (object Asked, RandomStream Stream, Arr<object> Seen, ImmutableArray<Option<MixingChoice>> Choices)? _last;

    /// <summary>What is remembered of the trials before one, as far as it was chosen from the same things; else nothing.</summary>
    /// <param name="asked">Who chooses; compared by value.</param>
    /// <param name="stream">The randomness of the choices.</param>
    /// <param name="trial">The trial.</param>
    /// <param name="seenBy">All that a trial's decision sees; compared by reference.</param>
    public ImmutableArray<Option<MixingChoice>> Longest(object asked, RandomStream stream, int trial, Func<int, Arr<object>> seenBy)
    {
        lock (_lock)
        {
            return _last is var (lastAsked, lastStream, seen, choices) && choices.Length <= trial && lastStream == stream && lastAsked.Equals(asked)
                && LastAnswer.AreSame(seen, seenBy(choices.Length))
                ? choices
                : [];
        }
    }

    /// <summary>Remembers choices in place of what was remembered before.</summary>
    public void Keep(object asked, RandomStream stream, Arr<object> seen, ImmutableArray<Option<MixingChoice>> choices)
    {
        lock (_lock)
        {
            _last = (asked, stream, seen, choices);
        }
    }
}
