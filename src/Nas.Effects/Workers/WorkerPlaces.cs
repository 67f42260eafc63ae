namespace Nas.Effects.Workers;

/// <summary>The places of a pool, and how many workers each has.</summary>
internal sealed class WorkerPlaces(IReadOnlyList<WorkerProgram> programs)
{
    private readonly Lock _entering = new();
    private readonly int[] _workers = new int[programs.Count];

    /// <summary>The place with the fewest workers, the first of several, with one more from now on.</summary>
    public (int Index, WorkerProgram Program) Enter()
    {
        lock (_entering)
        {
            var index = Array.IndexOf(_workers, _workers.Min());
            _workers[index]++;
            return (index, programs[index]);
        }
    }

    /// <summary>Notes the end of a worker.</summary>
    public void Leave(int index)
    {
        lock (_entering)
        {
            _workers[index]--;
        }
    }
}
