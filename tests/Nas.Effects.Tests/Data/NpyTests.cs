using Nas.Effects.Data;
using static Nas.Effects.Tests.Data.Reading;

namespace Nas.Effects.Tests.Data;

public sealed class NpyTests
{
    [Theory]
    [InlineData("|u1", "05 FE", new[] { 5f, 254 })]
    [InlineData("|i1", "05 FE", new[] { 5f, -2 })]
    [InlineData("|b1", "00 01", new[] { 0f, 1 })]
    [InlineData("<u2", "0500 FEFF", new[] { 5f, 65534 })]
    [InlineData("<i2", "0500 FEFF", new[] { 5f, -2 })]
    [InlineData(">i2", "0005 FFFE", new[] { 5f, -2 })]
    [InlineData("<u4", "05000000 00000080", new[] { 5f, 2147483648 })]
    [InlineData(">i4", "00000005 FFFFFFFE", new[] { 5f, -2 })]
    [InlineData("<i8", "0500000000000000 FEFFFFFFFFFFFFFF", new[] { 5f, -2 })]
    [InlineData(">u8", "0000000000000005 8000000000000000", new[] { 5f, 9223372036854775808 })]
    [InlineData("<f2", "003C 00C0", new[] { 1f, -2 })]
    [InlineData("<f4", "0000803F 000000C0", new[] { 1f, -2 })]
    [InlineData(">f4", "3F800000 C0000000", new[] { 1f, -2 })]
    [InlineData("<f8", "000000000000F03F 00000000000000C0", new[] { 1f, -2 })]
    [InlineData("=f4", "0000803F 000000C0", new[] { 1f, -2 })]
    public void Elements_OfEveryType_AreDecoded(string descr, string hex, float[] expected)
    {
        var array = Right(Read(ArrayBytes.Npy(descr, "(2,)", Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)))));
        Assert.Equal([2], array.Shape);
        Assert.Equal(expected, array.Values);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Header_OfEveryVersion_IsRead(byte version) =>
        Assert.Equal([7f], Right(Read(ArrayBytes.Npy("{'shape':(1L,),\"fortran_order\":False,'descr':'|u1'}   \n", [7], version))).Values);

    // numpy.save(file, numpy.asfortranarray(numpy.arange(24, dtype='>f8').reshape(2, 3, 4))) of numpy 1.24.
    [Fact]
    public void ColumnMajorBigEndian_AsNumpyWroteIt_IsRowMajor()
    {
        const string Written =
            "k05VTVBZAQB2AHsnZGVzY3InOiAnPmY4JywgJ2ZvcnRyYW5fb3JkZXInOiBUcnVlLCAnc2hhcGUnOiAoMiwgMywgNCksIH0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAAAAAEAoAAAAAAAAQBAAAAAAAABAMAAAAAAA"
            + "AEAgAAAAAAAAQDQAAAAAAAA/8AAAAAAAAEAqAAAAAAAAQBQAAAAAAABAMQAAAAAAAEAiAAAAAAAAQDUAAAAAAABAAAAAAAAAAEAsAAAAAAAAQBgAAAAAAABAMgAAAAAAAEAkAAAAAAAAQDYAAAAAAABACAAAAAAAAEAuAAAAAAAAQBwAAAAAAABAMwAAAAAAAEAmAAAAAAAAQDcAAAAAAAA=";
        var array = Right(Read(Convert.FromBase64String(Written)));
        Assert.Equal([2, 3, 4], array.Shape);
        Assert.Equal(Enumerable.Range(0, 24).Select(i => (float)i), array.Values);
    }

    [Theory]
    [InlineData("|O")]
    [InlineData("<c8")]
    [InlineData("<U4")]
    [InlineData("<f16")]
    [InlineData("<M8[ns]")]
    [InlineData("")]
    public void Elements_OfOtherTypes_AreUnsupported(string descr)
    {
        var error = Left(Read(ArrayBytes.Npy(descr, "(1,)", new byte[16])));
        Assert.Equal((DatasetErrorKind.Unsupported, "descr"), (error.Kind, error.Where.Field));
    }

    [Theory]
    [InlineData("(-1,)")]
    [InlineData("(0,)")]
    [InlineData("()")]
    [InlineData("(1,1,1,1,1,1,1,1,1)")]
    [InlineData("(4294967296,4294967296,4294967296)")]
    [InlineData("(9223372036854775807,2)")]
    [InlineData("(3,)")]
    [InlineData("(1,)")]
    public void Shape_ThatTheFileCannotHave_IsRefused(string shape) =>
        Assert.Equal("shape", Left(Read(ArrayBytes.Npy("|u1", shape, [1, 2]))).Where.Field);

    [Theory]
    [InlineData("(9223372036854775808,)")]
    [InlineData("(1.5,)")]
    [InlineData("(1,,)")]
    [InlineData("[1]")]
    [InlineData("(__import__('os').getpid(),)")]
    public void Shape_ThatIsNoTupleOfIntegers_IsMalformed(string shape) =>
        Assert.Equal(DatasetErrorKind.Malformed, Left(Read(ArrayBytes.Npy("|u1", shape, [1]))).Kind);

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{'descr': '|u1', 'fortran_order': False}")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (1,), 'shape': (1,)}")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (1,), 'extra': 1}")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (1,)} + {}")]
    [InlineData("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,)}")]
    [InlineData("{'descr': '|u1', 'fortran_order': 0, 'shape': (1,)}")]
    [InlineData("{'descr': '|u1, 'fortran_order': False, 'shape': (1,)}")]
    [InlineData("{'descr': '|u1' 'fortran_order': False, 'shape': (1,)}\0")]
    public void Header_ThatIsNotAPlainArrays_IsMalformed(string header)
    {
        var error = Left(Read(ArrayBytes.Npy(header, [1])));
        Assert.Equal(DatasetErrorKind.Malformed, error.Kind);
        Assert.InRange(error.Where.Offset!.Value, 10, 10 + header.Length);
    }

    [Fact]
    public void Header_OfFourGigabytes_IsRefusedUnread()
    {
        byte[] file = [0x93, .. "NUMPY"u8, 2, 0, 0xFF, 0xFF, 0xFF, 0xFF];
        Assert.Equal("header length", Left(Read(file)).Where.Field);
    }

    [Theory]
    [InlineData("0000C07F")]
    [InlineData("000080FF")]
    public void Numbers_NotFinite_AreNamedByIndex(string hex) =>
        Assert.Equal("number 1", Left(Read(ArrayBytes.Npy("<f4", "(2,)", [0, 0, 0, 0, .. Convert.FromHexString(hex)]))).Where.Field);

    [Fact]
    public void Message_ForPickledObjects_SaysWhatToDo() =>
        Nas.Tests.Snapshot.Matches("Datasets/PickledObjects", Left(Read(ArrayBytes.Npy("|O", "(2,)", [0x80, 4]))).ToString());
}
