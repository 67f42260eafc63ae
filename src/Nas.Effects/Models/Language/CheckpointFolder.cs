using System.Security.Cryptography;
using LanguageExt;
using Nas.Domain.Search.Surrogates;
using Nas.Effects.Files;
using static LanguageExt.Prelude;

namespace Nas.Effects.Models.Language;

/// <summary>Folders of checkpoints, and the hashes by which recipes know them.</summary>
public static class CheckpointFolder
{
    /// <summary>What a recipe says of a folder, if it holds a checkpoint.</summary>
    public static Either<string, TextCheckpoint> Describe(string folder) =>
        LanguageModel
            .Read(folder)
            .Bind(model =>
            {
                model.Dispose();
                return HashOf(folder).Map(hash => new TextCheckpoint(Path.GetFullPath(folder), hash));
            });

    /// <summary>The checkpoint that a recipe names, if it is still the same.</summary>
    internal static Either<string, LanguageModel> Read(TextCheckpoint checkpoint) =>
        from hash in HashOf(checkpoint.Folder)
        from same in hash == checkpoint.Weights
            ? Right<string, Unit>(unit)
            : Left($"the weights in {checkpoint.Folder} are not those that the search began with")
        from model in LanguageModel.Read(checkpoint.Folder)
        select model;

    private static Either<string, string> HashOf(string folder)
    {
        try
        {
            using var file = RegularFile.OpenRead(Path.Combine(folder, LanguageModel.WeightsFile));
            return Right(Convert.ToHexStringLower(SHA256.HashData(file)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Left(e.Message);
        }
    }
}
