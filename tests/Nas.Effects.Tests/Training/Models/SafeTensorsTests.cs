using System.Buffers.Binary;
using System.Text;
using Nas.Effects.Training.Execution;
using Nas.Effects.Training.Models;

namespace Nas.Effects.Tests.Training.Models;

public sealed class SafeTensorsTests
{
    private static readonly NamedTensor[] Tensors =
    [
        new("0.weight", [2, 3], [1, -2.5f, float.MaxValue, float.Epsilon, 0, -0f]),
        new("empty", [0], []),
        new("0.bias", [2], [float.NaN, float.NegativeInfinity]),
    ];

    [Fact]
    public void Read_OfWhatWasWritten_GivesTheSameTensors()
    {
        var read = SafeTensors.Read(Written()).IfLeft(fault => throw new Xunit.Sdk.XunitException(fault)).ToArray();

        Assert.Equal(Tensors.Select(t => t.Name), read.Select(t => t.Name));
        Assert.Equal(Tensors.SelectMany(t => t.Shape), read.SelectMany(t => t.Shape));
        Assert.Equal(
            Tensors.SelectMany(t => t.Values).Select(BitConverter.SingleToInt32Bits),
            read.SelectMany(t => t.Values).Select(BitConverter.SingleToInt32Bits)
        );
    }

    [Fact]
    public void Write_OfTensorsAndMetadata_HasTheFormatsLayout()
    {
        var file = Written();
        var header = (int)BinaryPrimitives.ReadInt64LittleEndian(file);

        Assert.Equal(0, header % 8);
        Assert.Equal(
            """{"__metadata__":{"architecture":"compute(norm)"},"0.weight":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},"empty":{"dtype":"F32","shape":[0],"data_offsets":[24,24]},"0.bias":{"dtype":"F32","shape":[2],"data_offsets":[24,32]}}""",
            Encoding.UTF8.GetString(file, 8, header).TrimEnd(' ')
        );
        Assert.Equal(8 + header + 32, file.Length);
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", null)]
    [InlineData("""{"a":{"dtype":"F16","shape":[4],"data_offsets":[0,8]}}""", "has the type F16")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", "does not match its shape 3")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", "no valid shape")]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[4294967296,4294967296,4294967296,4294967296],"data_offsets":[0,8]}}""",
        "does not match its shape"
    )]
    [InlineData("""{"a":{"dtype":"F32","shape":null,"data_offsets":[0,8]}}""", "no valid shape")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}""", "ends at byte 12 of 8")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "starts at byte 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "4 bytes belong to no tensor")]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""",
        "starts at byte 4"
    )]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""",
        "not a safetensors header"
    )]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0]}}""", "starts at byte -1")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[9223372036854775807,8]}}""", "starts at byte 9223372036854775807")]
    [InlineData("""{"a":null}""", "has the type null")]
    [InlineData("null", "8 bytes belong to no tensor")]
    [InlineData("[]", "not a safetensors header")]
    [InlineData("""{"a":""", "not a safetensors header")]
    public void Read_OfAHeader_TakesItOnlyWhenEverythingAgrees(string header, string? fault)
    {
        var text = Encoding.UTF8.GetBytes(header);
        var file = new byte[8 + text.Length + 8];
        BinaryPrimitives.WriteInt64LittleEndian(file, text.Length);
        text.CopyTo(file, 8);

        var found = SafeTensors.Read(file).LeftAsEnumerable().SingleOrDefault();
        Assert.True(fault is null ? found is null : found?.Contains(fault, StringComparison.Ordinal) == true, found);
    }

    [Theory]
    [InlineData(0x0)]
    [InlineData(0x7fff_ffff_ffff_ffff)]
    [InlineData(-1)]
    [InlineData(100_000_001)]
    public void Read_OfAFalseHeaderLength_SaysSo(long length)
    {
        var file = Written();
        BinaryPrimitives.WriteInt64LittleEndian(file, length);

        Assert.True(SafeTensors.Read(file).IsLeft);
    }

    [Fact]
    public void Read_OfEveryTruncation_SaysSo()
    {
        var file = Written();
        Assert.All(Enumerable.Range(0, file.Length), length => Assert.True(SafeTensors.Read(file.AsSpan(0, length)).IsLeft));
    }

    private static byte[] Written()
    {
        using var stream = new MemoryStream();
        SafeTensors.Write(stream, Tensors, [("architecture", "compute(norm)")]);
        return stream.ToArray();
    }
}
