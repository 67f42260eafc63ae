using LanguageExt;
using Nas.Effects.Runs.Folders;
using static LanguageExt.Prelude;

namespace Nas.Effects.Tests.Runs.Folders;

public sealed class LockOwnerTests
{
    [Theory]
    [InlineData("n1", "4711", 0, true)]
    [InlineData("n2", "4711", 0, true)]
    [InlineData("n2", "4711", 1, false)]
    [InlineData("n2", "4712", 0, false)]
    [InlineData("n2", "", 0, false)]
    public void Succeeds_AfterAJobMoved_OnlyAnEarlierStartOfTheSameJob(string machine, string job, int restarts, bool succeeds)
    {
        var former = new LockOwner("process 5, started 2026-11-30 10:00:00Z", machine, job.Length == 0 ? None : (job, restarts));
        var self = new LockOwner("process 6, started 2026-11-30 11:00:00Z", "n1", ("4711", 1));
        Assert.Equal(succeeds, self.Succeeds(former.ToString()));
    }

    [Fact]
    public void Succeeds_OutsideOfJobs_OnTheSameMachineOnly()
    {
        var self = new LockOwner("process 6, started 2026-11-30 11:00:00Z", "n1", None);
        Assert.True(self.Succeeds("process 5, started 2026-11-30 10:00:00Z, on n1"));
        Assert.False(self.Succeeds("process 5, started 2026-11-30 10:00:00Z, on n2"));
        Assert.False(self.Succeeds("process 5, started 2026-11-30 10:00:00Z, in Slurm job 4711 (restarts: 0), on n2"));
    }
}
