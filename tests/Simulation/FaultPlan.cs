using System.Globalization;

namespace Nas.Simulation;

/// <summary>What goes wrong in a universe, all of it drawn from a seed.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Parallel">Trials at once.</param>
/// <param name="Workers">How workers behave.</param>
/// <param name="AtSteps">What happens to the program, by the number of its step.</param>
/// <param name="AtWrites">What happens to the disk, by the number of the write.</param>
internal sealed record FaultPlan(
    int Seed,
    int Parallel,
    WorkerFaults Workers,
    IReadOnlyDictionary<int, StepFault> AtSteps,
    IReadOnlyDictionary<int, WriteFault> AtWrites
)
{
    /// <summary>Nothing goes wrong, and one trial runs after the other.</summary>
    public static FaultPlan None { get; } =
        new(0, 1, WorkerFaults.None, new Dictionary<int, StepFault>(), new Dictionary<int, WriteFault>());

    public static FaultPlan FromSeed(int seed)
    {
        var random = new Random(seed);
        return new(
            seed,
            1 + random.Next(4),
            WorkerFaults.Draw(random),
            Draw<StepFault>(random, most: 8, numbers: 4000),
            Draw<WriteFault>(random, most: 8, numbers: 120)
        );
    }

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"universe {Seed}: {Parallel} at once; {Workers}; steps: {Text(AtSteps)}; writes: {Text(AtWrites)}"
        );

    private static Dictionary<int, T> Draw<T>(Random random, int most, int numbers)
        where T : struct, Enum
    {
        var kinds = Enum.GetValues<T>();
        var drawn = new Dictionary<int, T>();
        for (var count = random.Next(most + 1); count > 0; count--)
        {
            drawn[1 + random.Next(numbers)] = kinds[random.Next(kinds.Length)];
        }

        return drawn;
    }

    private static string Text<T>(IReadOnlyDictionary<int, T> faults) =>
        string.Join(", ", faults.OrderBy(fault => fault.Key).Select(fault => $"{fault.Key} {fault.Value}"));
}

/// <summary>What happens to the program.</summary>
internal enum StepFault
{
    /// <summary>It is killed.</summary>
    Kill,

    /// <summary>Somebody asks it to stop at once.</summary>
    StopNow,

    /// <summary>Somebody asks it to stop when the open trials have ended.</summary>
    StopAfterOpenTrials,

    /// <summary>It is stopped with its workers for an hour, and goes on.</summary>
    Suspend,

    /// <summary>The clock on the wall is set forward by a day.</summary>
    ClockForward,

    /// <summary>The clock on the wall is set back by two days.</summary>
    ClockBack,
}

/// <summary>What happens at a write to the disk.</summary>
internal enum WriteFault
{
    /// <summary>The disk fails, and nothing is written.</summary>
    Fails,

    /// <summary>The disk fails, although all was written.</summary>
    FailsAfterwards,

    /// <summary>The disk is full, and so it is for some more writes.</summary>
    Full,

    /// <summary>The program is killed before it.</summary>
    KilledBefore,

    /// <summary>The program is killed after it.</summary>
    KilledAfter,

    /// <summary>The power fails. Of a head half is written; of a row nothing.</summary>
    Torn,

    /// <summary>The power fails, and the disk had not kept the last rows although it said so.</summary>
    RowsLost,

    /// <summary>The power fails, and the disk had not kept the last heads although it said so.</summary>
    HeadLost,
}

/// <summary>How workers behave, as shares of a hundred.</summary>
/// <param name="DieAtStart">Of processes: killed before they say a word.</param>
/// <param name="Die">Of requests: the process is killed meanwhile.</param>
/// <param name="Torn">Of deaths: in the middle of the answer.</param>
/// <param name="CutOff">Of deaths: the process stays, but nothing is heard of it any more.</param>
/// <param name="Twice">Of answers: given twice.</param>
/// <param name="Late">Of answers: preceded by one to an earlier request.</param>
/// <param name="Slow">Of requests: take minutes in place of moments.</param>
internal sealed record WorkerFaults(int DieAtStart, int Die, int Torn, int CutOff, int Twice, int Late, int Slow)
{
    public static WorkerFaults None { get; } = new(0, 0, 0, 0, 0, 0, 0);

    public static WorkerFaults Draw(Random random) =>
        new(
            random.Next(2) * random.Next(20),
            random.Next(3) * random.Next(20),
            random.Next(50),
            random.Next(30),
            random.Next(2) * random.Next(50),
            random.Next(2) * random.Next(50),
            random.Next(10)
        );
}
