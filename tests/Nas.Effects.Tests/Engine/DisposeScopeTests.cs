using System.Runtime.CompilerServices;
using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Native;
using static TorchSharp.torch;

namespace Nas.Effects.Tests.Engine;

[Collection(TensorCollection.Name)]
public sealed class DisposeScopeTests
{
    [Fact]
    public void Scope_AtItsEnd_DisposesWhatWasCreatedInIt()
    {
        var before = Tensor.TotalCount;
        using (var scope = NewDisposeScope())
        {
            _ = ones(2) + ones(2);

            Assert.Equal(3, scope.DisposablesCount);
            Assert.Equal(before + 3, Tensor.TotalCount);
        }

        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void MoveToOuterDisposeScope_FromTheInner_LivesAsLongAsTheOuter()
    {
        Tensor moved;
        using (NewDisposeScope())
        {
            using (NewDisposeScope())
            {
                moved = (ones(2) + 1).MoveToOuterDisposeScope();
            }

            Assert.Equal(4f, moved.sum().item<float>());
        }

        Assert.True(moved.IsInvalid);
    }

    [Fact]
    public void DetachFromDisposeScope_OfATensor_LeavesItToItsOwner()
    {
        Tensor kept;
        using (NewDisposeScope())
        {
            kept = ones(2).DetachFromDisposeScope();
        }

        Assert.False(kept.IsInvalid);
        kept.Dispose();
        Assert.True(kept.IsInvalid);
    }

    [Fact]
    public void Dispose_InTheMiddleOfAScope_LeavesTheOthers()
    {
        using var scope = NewDisposeScope();
        var (a, b, c) = (ones(1), ones(1), ones(1));

        a.Dispose();
        b.DetachFromDisposeScope().Dispose();

        Assert.Equal(1, scope.DisposablesCount);
        Assert.True(scope.Contains(c));
        scope.DisposeEverythingBut(c);
        Assert.False(c.IsInvalid);
    }

    [Fact]
    public void Parameter_FromATensor_TakesItsPlaceInTheScope()
    {
        using var outer = NewDisposeScope();
        var data = ones(2);
        Parameter parameter;
        using (NewDisposeScope())
        {
            parameter = nn.Parameter(data);
        }

        Assert.True(data.IsInvalid);
        Assert.True(parameter.requires_grad);
        Assert.Equal(1, outer.DisposablesCount);
    }

    [Fact]
    public void Scopes_OfTwoThreads_DoNotSeeEachOther()
    {
        using var here = NewDisposeScope();
        var foreign = 0;
        var thread = new Thread(() =>
        {
            using var there = NewDisposeScope();
            for (var i = 0; i < 1000; i++)
            {
                _ = ones(4) + 1;
            }

            foreign = there.DisposablesCount;
        });
        thread.Start();
        for (var i = 0; i < 1000; i++)
        {
            _ = ones(4) + 1;
        }

        thread.Join();

        Assert.Equal((2000, 2000), (foreign, here.DisposablesCount));
    }

    [Fact]
    public void Statistics_OfAThread_CountWhatLives()
    {
        DisposeScopeManager.Statistics.Reset();
        var outside = ones(1);
        using (NewDisposeScope())
        {
            _ = ones(1);
        }

        Assert.Equal((1, 1, 1), (DisposeScopeManager.Statistics.ThreadTotalLiveCount, DisposeScopeManager.Statistics.CreatedInScopeCount, DisposeScopeManager.Statistics.DisposedInScopeCount));
        outside.Dispose();
        Assert.Equal(0, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Tensors_LeftToTheCollector_AreFreedInTheEnd()
    {
        var before = NativeMethods.nas_live();

        Abandon(1000);
        GC.Collect();
        GC.WaitForPendingFinalizers();

        Assert.True(NativeMethods.nas_live() <= before + 1, $"{before} before, {NativeMethods.nas_live()} after");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Abandon(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _ = ones(4).add(1).sum().item<float>();
        }
    }
}
