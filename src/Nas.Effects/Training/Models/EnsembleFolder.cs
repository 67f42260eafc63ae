using LanguageExt;
using Nas.Domain.Codecs;
using Nas.Effects.Files;
using static LanguageExt.Prelude;
using static Nas.Domain.Codecs.Fields;

namespace Nas.Effects.Training.Models;

/// <summary>A folder with an ensemble: <c>ensemble.json</c> names the folders of its networks, which lie in it, and their weights.</summary>
/// <param name="Root">The folder.</param>
public sealed record EnsembleFolder(string Root)
{
    private const long MaxTextBytes = 1 << 20;

    private static readonly Codec<(string Folder, double Weight)> Member = Group(
            Field("folder", Scalar.Text, ((string Folder, double Weight) member) => member.Folder),
            Field("weight", Scalar.Finite, ((string Folder, double Weight) member) => member.Weight),
            (folder, weight) => (folder, weight)
        )
        .Record();

    private static readonly Codec<Seq<(string Folder, double Weight)>> List = Group(
            Field("members", Fields.List(Member), (Seq<(string Folder, double Weight)> members) => members),
            members => members
        )
        .Record();

    /// <summary>The list of its networks.</summary>
    public string Members => Path.Combine(Root, "ensemble.json");

    /// <summary>The folder of a network.</summary>
    public ModelFolder ModelOf(string name) => new(Path.Combine(Root, name));

    /// <summary>Makes it the ensemble of some of the networks in the folder.</summary>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public void Write(Seq<(string Folder, double Weight)> members) =>
        DurableFile.Write(Members, JsonText.PrintIndented(List.Write(members)) + "\n");

    /// <summary>The ensemble; the left side says which file cannot be used, and why.</summary>
    public Either<string, TrainedEnsemble> Read() =>
        from members in Listed()
        from models in members.Map(member => ModelOf(member.Folder).Read().Map(model => (model, member.Weight))).Sequence()
        from ensemble in TrainedEnsemble.Create(models).MapLeft(reason => $"{Members} cannot be used: {reason}")
        select ensemble;

    private Either<string, Seq<(string Folder, double Weight)>> Listed()
    {
        try
        {
            return JsonText
                .Parse(RegularFile.ReadText(Members, MaxTextBytes))
                .Bind(List.Read)
                .ToEither()
                .MapLeft(mistakes => string.Join('\n', mistakes))
                .Bind(IsInside)
                .MapLeft(reason => $"{Members} cannot be used: {reason}");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return Left($"{Members} cannot be read: {cause.Message.TrimEnd('.')}");
        }
    }

    /// <summary>A folder that somebody sends is no reason to read other folders.</summary>
    private static Either<string, Seq<(string Folder, double Weight)>> IsInside(Seq<(string Folder, double Weight)> members) =>
        members.Find(member => member.Folder is "" or "." or ".." || member.Folder.AsSpan().ContainsAny('/', '\\', ':')).Case
            is (string outside, double)
            ? Left($"'{outside}' is no name of a folder in it")
            : Right(members);
}
