using LanguageExt;

namespace Nas.Domain.Search;

/// <summary>What the decision about one trial may see of the search: every earlier proposal, and the outcomes that
/// logical time allows.</summary>
/// <remarks>Trial <c>k</c> sees the outcomes of trials up to <c>k − lookahead</c>, whatever else has finished by then. So the
/// number of workers and the order in which they finish cannot change a decision.</remarks>
/// <param name="Trial">The trial to decide about.</param>
/// <param name="Seeds">How many trials at the beginning are the recipe's own architectures.</param>
/// <param name="Proposals">Every earlier trial. Read outcomes through <see cref="LatestScored"/> only.</param>
/// <param name="Lookahead">The recipe's lookahead.</param>
public sealed record SearchView(int Trial, int Seeds, Lst<Trial> Proposals, int Lookahead)
{
    /// <summary>Up to <paramref name="most"/> scored trials that may be seen, those proposed last, oldest first.</summary>
    public Arr<Trial> LatestScored(int most)
    {
        var found = new List<Trial>();
        for (var number = Trial - Lookahead; number >= 0 && found.Count < most; number--)
        {
            if (Proposals[number].Score.IsSome)
            {
                found.Add(Proposals[number]);
            }
        }

        found.Reverse();
        return found.ToArr();
    }
}
