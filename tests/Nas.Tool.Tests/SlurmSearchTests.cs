using System.Diagnostics;
using Nas.Tests.Clusters;
using Xunit.Abstractions;

namespace Nas.Tool.Tests;

/// <summary>Real trainings in places of a Slurm.</summary>
public sealed class SlurmSearchTests(ITestOutputHelper output) : IDisposable
{
    private const int MostKills = 6;

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [SlurmFact]
    public async Task Search_UnderKills_TrainsBitForBitAsLocally()
    {
        var began = Stopwatch.GetTimestamp();
        var here = await ProgramRun.Execute(_scratch.Root, [], Line("here", "--parallel", "2"));
        Assert.True(here.Code == 0, here.ToString());
        var local = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var there = ProgramRun.Execute(_scratch.Root, [], Line("there", "--launch", "3*srun --quiet --ntasks=1 --mem=2600"));
        var (random, kills) = (new Random(1), 0);
        while (!there.IsCompleted)
        {
            await Task.WhenAny(there, Task.Delay(1500));
            kills += kills < MostKills && Slurm.CancelOne(random) ? 1 : 0;
        }

        Assert.True((await there).Code == 0, (await there).ToString());
        output.WriteLine($"{local:0.0} s here, {Stopwatch.GetElapsedTime(began).TotalSeconds - local:0.0} s there, {kills} kills");
        Assert.Equal(MostKills, kills);
        Assert.Equal(Trials("here"), Trials("there"));
        Assert.Equal(Content("here", "best/weights.safetensors"), Content("there", "best/weights.safetensors"));
        Assert.True(await Slurm.IsEmptySoon());
    }

    private string[] Line(string folder, params string[] more) =>
        [
            .. ProgramRun.Tool,
            .. "search --config none --task fashion-mnist --resize 14x14 --trials 12 --trial-epochs 1 --final-epochs 1".Split(' '),
            .. "--threads 1 --max-macs 200000 --population 4 --seed 5 --memory-limit 2000 --out".Split(' '),
            folder,
            .. more,
        ];

    private byte[] Content(string folder, string file) => File.ReadAllBytes(Path.Combine(_scratch.At(folder), file));

    /// <summary>The table of trials without seconds and memory.</summary>
    private string[] Trials(string folder) =>
        [
            .. File.ReadLines(Path.Combine(_scratch.At(folder), "trials.csv"))
                .Select(line => string.Join(',', line.Split(',').Where((_, column) => column is not (9 or 10)))),
        ];
}
