using System.Security.Cryptography;
using LanguageExt;
using Nas.Effects.Files;
using Nas.Effects.Training.Execution;
using static LanguageExt.Prelude;

namespace Nas.Effects.Training.Models;

/// <summary>Trained weights as files named after their content, so that equal weights are kept once and a damaged file is noticed.</summary>
/// <param name="Root">The folder.</param>
public sealed record WeightsFolder(string Root)
{
    private const string Suffix = ".safetensors";

    /// <summary>The hashes of all weights in the folder.</summary>
    public IEnumerable<string> Hashes =>
        Directory.Exists(Root) ? Directory.EnumerateFiles(Root, "*" + Suffix).Select(file => Path.GetFileNameWithoutExtension(file)) : [];

    /// <summary>Keeps weights; returns their hash.</summary>
    public string Write(IReadOnlyList<NamedTensor> tensors)
    {
        using var content = new MemoryStream();
        SafeTensors.Write(content, tensors, []);
        return Keep(content.GetBuffer().AsMemory(0, (int)content.Length));
    }

    /// <summary>Keeps the content of a weights file; returns its hash.</summary>
    public string Keep(ReadOnlyMemory<byte> content)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        if (!File.Exists(PathOf(hash)))
        {
            DurableFile.Write(PathOf(hash), stream => stream.Write(content.Span));
        }

        return hash;
    }

    /// <summary>The weights with a hash, or why they cannot be used.</summary>
    public Either<string, IReadOnlyList<NamedTensor>> Read(string hash) =>
        from content in Content(hash)
        from tensors in SafeTensors.Read(content)
        select (IReadOnlyList<NamedTensor>)[.. tensors];

    /// <summary>What is wrong with the file of some weights, or none.</summary>
    public Option<string> Check(string hash) => Content(hash).Match(_ => Option<string>.None, Some);

    /// <summary>Forgets weights.</summary>
    public void Delete(string hash) => File.Delete(PathOf(hash));

    /// <summary>The content of the file of some weights, or why it cannot be used.</summary>
    public Either<string, byte[]> Content(string hash)
    {
        if (!RegularFile.Exists(PathOf(hash)))
        {
            return $"{PathOf(hash)} is missing";
        }

        var content = RegularFile.ReadBytes(PathOf(hash));
        return Convert.ToHexStringLower(SHA256.HashData(content)) == hash ? content : $"{PathOf(hash)} is damaged: its hash is another";
    }

    private string PathOf(string hash) => Path.Combine(Root, Path.GetFileName(hash) + Suffix);
}
