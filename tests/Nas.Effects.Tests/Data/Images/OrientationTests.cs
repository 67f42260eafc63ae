using Nas.Effects.Data.Images;
using static Nas.Effects.Tests.Data.Images.ImageCases;

namespace Nas.Effects.Tests.Data.Images;

public sealed class OrientationTests
{
    private const int Height = 16;
    private const int Width = 24;

    /// <summary>EXIF 2.32, 4.6.5: what "the 0th row" and "the 0th column" of the file are to a viewer.</summary>
    public static TheoryData<int, string, string> Orientations =>
        new()
        {
            { 1, "top", "left" },
            { 2, "top", "right" },
            { 3, "bottom", "right" },
            { 4, "bottom", "left" },
            { 5, "left", "top" },
            { 6, "right", "top" },
            { 7, "right", "bottom" },
            { 8, "left", "bottom" },
        };

    [Theory]
    [MemberData(nameof(Orientations))]
    public void Png_ThatAsksForRotation_IsTurned(int orientation, string row, string column) =>
        IsTurned([.. All.Photo.Select(value => (float)value)], Read(Asking(All.Others["rotatedPng"], orientation)), row, column);

    [Theory]
    [MemberData(nameof(Orientations))]
    public void Jpeg_ThatAsksForRotation_IsTurned(int orientation, string row, string column) =>
        IsTurned(Read(All.Others["upright"]).Values, Read(Asking(All.Others["rotated"], orientation)), row, column);

    [Theory]
    [MemberData(nameof(Orientations))]
    public void Webp_ThatAsksForRotation_IsTurned(int orientation, string row, string column) =>
        IsTurned([.. All.Photo.Select(value => (float)value)], Read(Asking(All.Others["rotatedWebp"], orientation)), row, column);

    [Fact]
    public void Picture_TurnedAndResized_IsTheResizedUprightOne()
    {
        var upright = Read(All.Others["rotatedPng"]);
        var resized = Read(All.Others["rotatedPng"], size: new(10, 7));
        Assert.Equal((10, 7), (resized.Height, resized.Width));
        Assert.All(
            Resampling.Resize(upright.Values, new(upright.Height, upright.Width), new(10, 7)).Zip(resized.Values),
            pair => Assert.Equal(pair.Item1, pair.Item2, 1e-4)
        );
    }

    private static void IsTurned(float[] file, RasterImage picture, string row, string column)
    {
        var isOnItsSide = row is "left" or "right";
        Assert.Equal(isOnItsSide ? (Width, Height) : (Height, Width), (picture.Height, picture.Width));
        for (var i = 0; i < file.Length; i++)
        {
            var (plane, r, c) = (i / (Height * Width), i / Width % Height, i % Width);
            var alongRows = row is "top" or "left" ? r : Height - 1 - r;
            var alongColumns = column is "left" or "top" ? c : Width - 1 - c;
            var (y, x) = isOnItsSide ? (alongColumns, alongRows) : (alongRows, alongColumns);
            Assert.Equal(file[i], picture.Values[plane * picture.PlaneSize + y * picture.Width + x]);
        }
    }

    /// <summary>The file with another orientation in the only entry of its EXIF block.</summary>
    private static byte[] Asking(byte[] file, int orientation)
    {
        byte[] entry = [0x12, 0x01, 3, 0, 1, 0, 0, 0];
        byte[] changed = [.. file];
        var little = file.AsSpan().IndexOf(entry);
        changed[little >= 0 ? little + 8 : file.AsSpan().IndexOf(new byte[] { 0x01, 0x12, 0, 3, 0, 0, 0, 1 }) + 9] = (byte)orientation;
        return changed;
    }
}
