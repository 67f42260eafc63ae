using Nas.Effects.Journals;
using Nas.Effects.Trials;
using Nas.Tests;

namespace Nas.TestWorker;

/// <summary>A search on the toy space whose trials take tens of milliseconds each, in this process. Says when it has opened the run.</summary>
internal static class ToySearch
{
    public static async Task<int> Run(string folder)
    {
        var recipe = ToySpace.Recipe(ToySpace.Evolution, seed: 11, trials: 60);
        var runner = InProcessTrials.Of((spec, _) =>
        {
            Thread.Sleep(20 + spec.Trial % 7 * 10);
            return ToySpace.Train(spec);
        });
        using var session = RunSession.Begin(folder, recipe, TimeProvider.System).IfLeft(fault => throw new InvalidOperationException($"{fault}"));
        Console.WriteLine("open");
        var run = new SearchRun(session, ToySpace.Space, runner, 3, SearchObserver.None);
        var state = await run.Execute(new StopTokens(default, default));
        return state.IsRight ? 0 : 1;
    }
}
