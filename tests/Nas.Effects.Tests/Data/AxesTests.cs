using Nas.Domain.Search.Trials;
using Nas.Effects.Data;
using static Nas.Effects.Tests.Data.Reading;

namespace Nas.Effects.Tests.Data;

/// <summary>Which axis of an array counts channels.</summary>
public sealed class AxesTests : IDisposable
{
    private readonly DataFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData(9, 9, 1, "1x9x9", false)]
    [InlineData(9, 9, 3, "3x9x9", false)]
    [InlineData(9, 9, 2, "2x9x9", true)]
    [InlineData(9, 9, 4, "4x9x9", true)]
    [InlineData(9, 9, 13, "13x9x9", true)]
    [InlineData(2, 9, 9, "2x9x9", true)]
    [InlineData(13, 9, 9, "13x9x9", true)]
    [InlineData(12, 8, 8, "12x8x8", true)]
    [InlineData(1, 9, 7, "1x9x7", false)]
    [InlineData(3, 9, 7, "3x9x7", false)]
    [InlineData(9, 7, 4, "4x9x7", true)]
    [InlineData(6, 20, 15, "6x20x15", true)]
    [InlineData(20, 15, 6, "6x20x15", true)]
    [InlineData(5, 1, 1, "5x1x1", true)]
    [InlineData(1, 1, 1, "1x1x1", false)]
    public void Channels_AreThePlausibleAxis(int first, int second, int third, string input, bool said)
    {
        _files.Npz("data.npz", ("x", DataFiles.Images(12, first, second, third)), ("y", DataFiles.Labels(12)));
        var task = Right(_files.Load());
        Assert.Equal(input, task.Input.ToString());
        Assert.Equal(said, task.Remarks.Exists(remark => remark.Contains("are read as", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(null, "1x1x40", 40)]
    [InlineData(null, "1x1x40", 1, 40)]
    [InlineData(null, "5x1x40", 5, 40)]
    [InlineData(null, "5x1x40", 40, 5)]
    [InlineData(null, "1x5x39", 5, 39)]
    [InlineData(AxisOrder.SequencesChannelsFirst, "5x1x39", 5, 39)]
    [InlineData(AxisOrder.SequencesChannelsLast, "39x1x5", 5, 39)]
    [InlineData(AxisOrder.ChannelsFirst, "1x5x40", 5, 40)]
    public void Sequences_AreLong_OrSaidToBeSome(AxisOrder? layout, string input, params int[] sizes)
    {
        _files.Npz("data.npz", ("x", DataFiles.Images([12, .. sizes])), ("y", DataFiles.Labels(12)));
        var task = Right(_files.Load("", new() { Layout = layout is { } given ? given : LanguageExt.Option<AxisOrder>.None }));
        Assert.Equal(input, task.Input.ToString());
        Assert.Equal(
            layout is null && task.Input.IsSequence && sizes is not [1, _],
            task.Remarks.Exists(remark => remark.Contains("are read as sequences", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Sequences_OfFourAxes_AreRefused()
    {
        _files.Npz("data.npz", ("x", DataFiles.Images(12, 3, 1, 40)), ("y", DataFiles.Labels(12)));
        Assert.Contains(
            "have four axes",
            Left(_files.Load("", new() { Layout = AxisOrder.SequencesChannelsFirst })).What,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Table_OfColumnsNumberedAsTimes_HoldsSequences()
    {
        var rows = Enumerable.Range(0, 18).Select(i => $"{i},{i + 1},{i + 2},{i % 2}\n");
        var task = Right(_files.Write("t.csv", "t0,t1,t2,label\n" + string.Concat(rows)).Load("t.csv"));
        Assert.Equal("1x1x3", task.Input.ToString());
        Assert.Single(task.Scaling.Mean);
    }

    [Theory]
    [InlineData(3, 3, 3)]
    [InlineData(16, 16, 16)]
    [InlineData(3, 20, 4)]
    [InlineData(9, 8, 7)]
    public void Axes_ThatMayBeEither_AreRefused(int first, int second, int third)
    {
        _files.Npz("data.npz", ("x", DataFiles.Images(12, first, second, third)), ("y", DataFiles.Labels(12)));
        var error = Left(_files.Load());
        Assert.Equal(DatasetErrorKind.Request, error.Kind);
        Assert.Contains("--layout nchw or --layout nhwc", error.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AxisOrder.ChannelsFirst, "4x5x6")]
    [InlineData(AxisOrder.ChannelsLast, "6x4x5")]
    public void Layout_ThatIsGiven_Decides(AxisOrder layout, string input)
    {
        _files.Write("images.npy", DataFiles.Images(12, 4, 5, 6)).Write("labels.npy", DataFiles.Labels(12));
        var task = Right(_files.Load("", new() { Layout = layout }));
        Assert.Equal(input, task.Input.ToString());
        Assert.Empty(task.Remarks);
    }

    [Fact]
    public void Pixels_OfChannelsLast_AreTurned()
    {
        _files.Npz(
            "data.npz",
            ("x_train", DataFiles.Images(4, 3, 3, 2)),
            ("y_train", DataFiles.Labels(4)),
            ("x_valid", DataFiles.Images(2, 3, 3, 2)),
            ("y_valid", DataFiles.Labels(2)),
            ("x_test", DataFiles.Images(2, 3, 3, 2)),
            ("y_test", DataFiles.Labels(2))
        );
        var task = Right(_files.Load());
        float Raw(int at) => task.Train.Image(1)[at] * task.Scaling.Deviation[at / 9] + task.Scaling.Mean[at / 9];
        Assert.Equal([18, 20, 34, 19, 35], new[] { 0, 1, 8, 9, 17 }.Select(at => MathF.Round(Raw(at))));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("unseen")]
    public void Volumes_AreNamedAsSuch(string reader)
    {
        var parts = reader == "x" ? ["x", "y"] : new[] { "train_x", "train_y", "valid_x", "valid_y", "test_x", "test_y" };
        foreach (var name in parts)
        {
            _files.Write(
                $"{name}.npy",
                name.Contains('x', StringComparison.Ordinal) ? DataFiles.Images(2, 2, 3, 3, 1) : DataFiles.Labels(2)
            );
        }

        Assert.Contains("are volumes", Left(_files.Load()).What, StringComparison.Ordinal);
    }
}
