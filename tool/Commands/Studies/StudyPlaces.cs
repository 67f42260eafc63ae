using LanguageExt;
using Nas.Domain.Search.Studies;
using Nas.Tool.Output;

namespace Nas.Tool.Commands.Studies;

/// <summary>Runs the searches of a study, some at once, each after those that it needs.</summary>
/// <param name="parallel">Searches at once.</param>
/// <param name="needs">The searches that have to end before one begins.</param>
/// <param name="run">Runs one; called on another thread.</param>
internal sealed class StudyPlaces(int parallel, Func<StudySearch, Seq<StudySearch>> needs, Func<StudySearch, Task<Option<Failure>>> run)
{
    private readonly SemaphoreSlim _free = new(parallel);
    private readonly Dictionary<StudySearch, Task<Option<Failure>>> _begun = [];

    /// <summary>All failures, in the order of the searches.</summary>
    public async Task<Seq<Failure>> Run(Seq<StudySearch> searches) =>
        (await Task.WhenAll(searches.Map(Begin))).ToSeq().Somes().ToSeq().Strict();

    /// <summary>What a search needs begins before it, so that free places go to it first.</summary>
    private Task<Option<Failure>> Begin(StudySearch search)
    {
        if (!_begun.TryGetValue(search, out var running))
        {
            var needed = needs(search).Map(Begin).Strict();
            _begun[search] = running = After(needed, search);
        }

        return running;
    }

    private async Task<Option<Failure>> After(Seq<Task<Option<Failure>>> needed, StudySearch search)
    {
        await Task.WhenAll(needed);
        await _free.WaitAsync();
        try
        {
            return await Task.Run(() => run(search));
        }
        finally
        {
            _free.Release();
        }
    }
}
