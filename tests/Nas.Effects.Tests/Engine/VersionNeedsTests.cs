using System.Buffers.Binary;
using System.Text;
using Nas.Effects.Engine;

namespace Nas.Effects.Tests.Engine;

public sealed class VersionNeedsTests
{
    private const string Wanted = "GLIBCXX_3.4.32";

    [Fact]
    public void Needs_OfAFile_AreReadInOrder() =>
        Assert.Equal([("libone.so", "ONE_1", 0), ("libone.so", Wanted, 0), ("libtwo.so", "TWO_1", 2)], Read(Crafted()));

    [Fact]
    public void Weaken_OneVersion_ChangesItsFlagsAlone()
    {
        var (before, after) = (Crafted(), Weakened(Crafted()));

        Assert.Equal([("libone.so", "ONE_1", 0), ("libone.so", Wanted, 2), ("libtwo.so", "TWO_1", 2)], Read(after));
        Assert.Equal(1, before.Zip(after).Count(pair => pair.Item1 != pair.Item2));
    }

    [Fact]
    public void Needs_OfACutFile_AreRefusedAtAnyLength()
    {
        var whole = Crafted();

        Assert.All(Enumerable.Range(0, whole.Length), length => Assert.True(VersionNeeds.Of(whole.AsSpan(0, length)).IsLeft));
    }

    [Fact]
    public void Needs_OfAnotherKindOfFile_AreRefused() => Assert.True(VersionNeeds.Of("#!/bin/sh"u8).IsLeft);

    [Fact]
    public void Weaken_TheRealLibrary_LeavesEveryOtherByte()
    {
        var library = LibraryPlaces.Find(LibraryPlaces.OfProgram, "LibTorchSharp")!;
        var before = File.ReadAllBytes(library);

        var after = Weakened(before);

        Assert.Contains(Read(before), need => need == ("libstdc++.so.6", Wanted, 0));
        Assert.Contains(Read(after), need => need == ("libstdc++.so.6", Wanted, 2));
        Assert.Equal(1, before.Zip(after).Count(pair => pair.Item1 != pair.Item2));
    }

    private static byte[] Weakened(byte[] file) =>
        VersionNeeds.Weaken(file, Wanted).IfLeft(reason => throw new InvalidOperationException(reason));

    private static (string, string, int)[] Read(byte[] file) =>
        VersionNeeds
            .Of(file)
            .Match(
                needs => needs.Select(need => (need.Library, need.Version, (int)need.Flags)).ToArray(),
                reason => throw new InvalidOperationException(reason)
            );

    /// <summary>A header, the needs of two libraries, their names, and two section headers at the end: the names' and the needs'.</summary>
    private static byte[] Crafted()
    {
        const int Needs = 64,
            Names = 160,
            Sections = 224,
            Header = 64;
        var file = new byte[Sections + 2 * Header];
        new byte[] { 0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1 }.CopyTo(file, 0);
        BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(40), Sections);
        Shorts(file, 58, Header, 2);
        Encoding.ASCII.GetBytes($"\0libone.so\0ONE_1\0{Wanted}\0libtwo.so\0TWO_1\0").CopyTo(file, Names);
        Need(file, Needs, versions: 2, name: 1, next: 48);
        Version(file, Needs + 16, flags: 0, name: 11, next: 16);
        Version(file, Needs + 32, flags: 0, name: 17, next: 0);
        Need(file, Needs + 48, versions: 1, name: 32, next: 0);
        Version(file, Needs + 64, flags: 2, name: 42, next: 0);
        Section(file, Sections, type: 3, Names, link: 0, info: 0);
        Section(file, Sections + Header, type: 0x6ffffffe, Needs, link: 0, info: 2);
        return file;
    }

    private static void Need(byte[] file, int at, short versions, int name, int next)
    {
        Shorts(file, at, 1, versions);
        Ints(file, at + 4, name, 16, next);
    }

    private static void Version(byte[] file, int at, short flags, int name, int next)
    {
        Shorts(file, at + 4, flags, 3);
        Ints(file, at + 8, name, next);
    }

    private static void Section(byte[] file, int at, int type, long offset, int link, int info)
    {
        Ints(file, at + 4, type);
        BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(at + 24), offset);
        Ints(file, at + 40, link, info);
    }

    private static void Shorts(byte[] file, int at, params short[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(at + 2 * i), values[i]);
        }
    }

    private static void Ints(byte[] file, int at, params int[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at + 4 * i), values[i]);
        }
    }
}
