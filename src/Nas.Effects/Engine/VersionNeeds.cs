using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Nas.Effects.Engine;

/// <summary>The versions of other libraries' symbols that a shared library needs: the section <c>.gnu.version_r</c> of a 64-bit
/// little-endian ELF file. The dynamic linker refuses a library one of whose needs is not met, unless that need is marked weak.</summary>
internal static class VersionNeeds
{
    private const uint SectionOfNeeds = 0x6ffffffe;
    private const ushort Weak = 2;
    private static readonly byte[] Magic = [0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1];

    /// <summary>All needs of a file, in its order; none of a file without the section.</summary>
    public static Either<string, ImmutableArray<VersionNeed>> Of(ReadOnlySpan<byte> file)
    {
        try
        {
            return file.StartsWith(Magic)
                ? Right<string, ImmutableArray<VersionNeed>>(Read(file))
                : "it is no 64-bit little-endian ELF file";
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or OverflowException)
        {
            return "it is cut off, or its tables point outside of it";
        }
    }

    /// <summary>The file with one need marked weak, so that it loads where nothing provides that version. Two bytes differ.</summary>
    /// <param name="file">The file.</param>
    /// <param name="version">The version, such as <c>GLIBCXX_3.4.32</c>.</param>
    public static Either<string, byte[]> Weaken(byte[] file, string version) =>
        Of(file)
            .Map(needs =>
            {
                var copy = file.ToArray();
                foreach (var need in needs.Where(need => need.Version == version))
                {
                    BinaryPrimitives.WriteUInt16LittleEndian(copy.AsSpan(need.FlagsAt), (ushort)(need.Flags | Weak));
                }

                return copy;
            });

    private static ImmutableArray<VersionNeed> Read(ReadOnlySpan<byte> file)
    {
        var sections = Sections(file);
        return sections.FirstOrDefault(section => section.Type == SectionOfNeeds) is { } needs
            ? Read(file, needs, sections[checked((int)needs.Link)].Offset)
            : [];
    }

    private static Section[] Sections(ReadOnlySpan<byte> file)
    {
        var (offset, size, count) = (Long(file, 40), Short(file, 58), Short(file, 60));
        var sections = new Section[count];
        for (var i = 0; i < count; i++)
        {
            var header = file.Slice(checked((int)(offset + (long)i * size)), size);
            sections[i] = new(Int(header, 4), Long(header, 24), Int(header, 40), Int(header, 44));
        }

        return sections;
    }

    /// <summary>A list of libraries, each with a list of versions; every entry says how far on the next one is.</summary>
    private static ImmutableArray<VersionNeed> Read(ReadOnlySpan<byte> file, Section needs, long names)
    {
        var found = ImmutableArray.CreateBuilder<VersionNeed>();
        var library = needs.Offset;
        for (var i = 0; i < needs.Info; i++)
        {
            var entry = file[checked((int)library)..];
            var version = library + Int(entry, 8);
            for (var k = 0; k < Short(entry, 2); k++)
            {
                var at = checked((int)version);
                var need = file[at..];
                found.Add(new(Name(file, names + Int(entry, 4)), Name(file, names + Int(need, 8)), Short(need, 4), at + 4));
                version += Int(need, 12);
            }

            library += Int(entry, 12);
        }

        return found.ToImmutable();
    }

    private static string Name(ReadOnlySpan<byte> file, long at)
    {
        var rest = file[checked((int)at)..];
        return Encoding.UTF8.GetString(rest[..rest.IndexOf((byte)0)]);
    }

    private static ushort Short(ReadOnlySpan<byte> from, int at) => BinaryPrimitives.ReadUInt16LittleEndian(from[at..]);

    private static uint Int(ReadOnlySpan<byte> from, int at) => BinaryPrimitives.ReadUInt32LittleEndian(from[at..]);

    private static long Long(ReadOnlySpan<byte> from, int at) => BinaryPrimitives.ReadInt64LittleEndian(from[at..]);

    private sealed record Section(uint Type, long Offset, uint Link, uint Info);
}
