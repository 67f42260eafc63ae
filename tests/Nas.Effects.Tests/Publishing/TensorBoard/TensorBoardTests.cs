using System.Buffers.Binary;
using System.Text;
using Nas.Domain.Search.Trials;
using Nas.Effects.Publishing.TensorBoard;
using Nas.Effects.Tests.Publishing.Reports;
using static LanguageExt.Prelude;

namespace Nas.Effects.Tests.Publishing.TensorBoard;

public class TensorBoardTests
{
    private static readonly Dictionary<string, List<Read>> Files = TensorBoardFolder
        .Files(MadeRun.Create(MadeRun.Recipe(40)))
        .ToDictionary(file => Path.GetDirectoryName(file.Name)!, file => Records(file.Content).Select(Event).ToList());

    [Theory] // RFC 3720, appendix B.4, and the check value of the CRC catalogues.
    [InlineData(32, 0x00, 0, 0x8A9136AAu)]
    [InlineData(32, 0xFF, 0, 0x62A8AB43u)]
    [InlineData(32, 0x00, 1, 0x46DD794Eu)]
    [InlineData(32, 0x1F, -1, 0x113FDB5Cu)]
    [InlineData(9, 0x31, 1, 0xE3069283u)]
    public void Crc_OfPublishedVectors_IsThePublishedOne(int length, int first, int step, uint crc) =>
        Assert.Equal(crc, Crc32C.Compute(Enumerable.Range(0, length).Select(i => (byte)(first + i * step)).ToArray()));

    [Fact]
    public void Files_OfARun_AreTheSearchAndEveryEndedTrial() =>
        Assert.Equal(
            Enumerable.Range(0, 40).Select(trial => FormattableString.Invariant($"trial-{trial:0000}")).Prepend("search"),
            Files.Keys
        );

    [Fact]
    public void Files_OfARun_BeginWithTheVersionOfTheFormat() =>
        Assert.All(Files.Values, events => Assert.Equal("brain.Event:2", events[0].Version));

    [Fact]
    public void Search_OfARun_HasTheScoresAndTheirRunningMaximum()
    {
        var events = Files["search"].Skip(1).ToList();
        var scores = events.Where(e => e.Tag == "search/accuracy").ToList();
        var best = events.Where(e => e.Tag == "search/best_so_far").ToList();
        var state = MadeRun.Create(MadeRun.Recipe(40)).State;
        Assert.Equal(
            state.Trials.SelectMany(trial => trial.Score.Map(score => (Step: (long)trial.Number, Value: (float)score)).AsEnumerable()),
            scores.Select(e => (e.Step, e.Value))
        );
        Assert.Equal(scores.Select((_, i) => scores.Take(i + 1).Max(e => e.Value)), best.Select(e => e.Value));
        Assert.Equal(scores.Select(e => e.Step), best.Select(e => e.Step));
    }

    [Fact]
    public void Trial_ThatScored_HasItsCurvesAndSettings()
    {
        var state = MadeRun.Create(MadeRun.Recipe(40)).State;
        var scored = (Verdict.Scored)state.Trials[0].Verdict.IfNone(() => throw new InvalidOperationException());
        var events = Files["trial-0000"];
        Assert.Equal(
            scored.Curve.Map((i, score) => (Step: i + 1L, Value: (float)score)),
            events.Where(e => e.Tag == "trial/accuracy_by_epoch").Select(e => (e.Step, e.Value))
        );
        Assert.Equal([1, 2, 3, 4], events.Where(e => e.Tag == "trial/loss_by_epoch").Select(e => e.Step));
        Assert.Equal(2, events.Count(e => e.Tag.StartsWith("_hparams_/", StringComparison.Ordinal) && e.Plugin == "hparams"));
    }

    [Fact]
    public void Write_Twice_LeavesTheSameFiles()
    {
        using var folder = new TemporaryFolder();
        var run = MadeRun.Create(MadeRun.Recipe(6));
        TensorBoardFolder.Write(run, folder.Root);
        var first = Contents(folder.Root);
        TensorBoardFolder.Write(run, folder.Root);
        Assert.Equal(first, Contents(folder.Root));
        Assert.Equal(7, first.Count);
    }

    private static List<string> Contents(string folder) =>
        [
            .. Directory
                .GetFiles(folder, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(path => path + Convert.ToHexString(File.ReadAllBytes(path))),
        ];

    /// <summary>Splits a file into records as TensorFlow's record_reader.cc does, every checksum compared bit by bit.</summary>
    private static List<byte[]> Records(byte[] file)
    {
        var records = new List<byte[]>();
        for (var at = 0; at < file.Length; )
        {
            var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(file.AsSpan(at));
            Assert.Equal(Mask(Bitwise(file.AsSpan(at, 8))), BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 8)));
            records.Add(file[(at + 12)..(at + 12 + length)]);
            Assert.Equal(Mask(Bitwise(records[^1])), BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 12 + length)));
            at += 16 + length;
        }

        return records;
    }

    private static uint Mask(uint crc) => unchecked(((crc >> 15) | (crc << 17)) + 0xA282EAD8u);

    private static uint Bitwise(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0x82F63B78u : crc >> 1;
            }
        }

        return ~crc;
    }

    private static Read Event(byte[] record)
    {
        var fields = Fields(record);
        var value = fields.TryGetValue(5, out var summary) ? Fields((byte[])Fields((byte[])summary)[1]) : [];
        var plugin = value.TryGetValue(9, out var metadata) ? Fields((byte[])Fields((byte[])metadata)[1]) : [];
        return new(
            fields.TryGetValue(3, out var version) ? Text(version) : "",
            fields.TryGetValue(2, out var step) ? (long)(ulong)step : 0,
            value.TryGetValue(1, out var tag) ? Text(tag) : "",
            value.TryGetValue(2, out var number) ? (float)number : float.NaN,
            plugin.TryGetValue(1, out var name) ? Text(name) : ""
        );
    }

    private static string Text(object bytes) => Encoding.UTF8.GetString((byte[])bytes);

    /// <summary>The last value of each field of a message.</summary>
    private static Dictionary<int, object> Fields(byte[] message)
    {
        var fields = new Dictionary<int, object>();
        for (var at = 0; at < message.Length; )
        {
            var key = Variable(message, ref at);
            switch (key & 7)
            {
                case 0:
                    fields[(int)(key >> 3)] = Variable(message, ref at);
                    break;
                case 1:
                    fields[(int)(key >> 3)] = BinaryPrimitives.ReadDoubleLittleEndian(message.AsSpan(at, 8));
                    at += 8;
                    break;
                case 2:
                    var length = (int)Variable(message, ref at);
                    fields[(int)(key >> 3)] = message[at..(at + length)];
                    at += length;
                    break;
                default:
                    Assert.Equal(5u, key & 7);
                    fields[(int)(key >> 3)] = BinaryPrimitives.ReadSingleLittleEndian(message.AsSpan(at, 4));
                    at += 4;
                    break;
            }
        }

        return fields;
    }

    private static ulong Variable(byte[] message, ref int at)
    {
        var (value, shift) = (0UL, 0);
        while ((message[at] & 0x80) != 0)
        {
            value |= (message[at++] & 0x7FUL) << shift;
            shift += 7;
        }

        return value | ((ulong)message[at++] << shift);
    }

    private sealed record Read(string Version, long Step, string Tag, float Value, string Plugin);
}
