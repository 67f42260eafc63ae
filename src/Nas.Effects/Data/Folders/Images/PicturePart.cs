using LanguageExt;
using Nas.Domain;

namespace Nas.Effects.Data.Folders.Images;

/// <summary>The pictures of one part, each with its class.</summary>
/// <param name="Folder">The part's folder.</param>
/// <param name="Classes">The names of its classes, those without pictures too.</param>
/// <param name="Pictures">All pictures, class by class.</param>
/// <param name="LeftOut">Files whose names are not those of pictures.</param>
internal sealed record PicturePart(string Folder, Seq<string> Classes, Seq<ImageEntry> Pictures, Seq<string> LeftOut)
{
    /// <summary>The part without some of its pictures.</summary>
    public PicturePart Without(IReadOnlySet<string> files) =>
        files.Count == 0 ? this : this with { Pictures = Pictures.Filter(picture => !files.Contains(picture.Path)).Strict() };
}

/// <summary>The parts of a folder of pictures.</summary>
/// <param name="Train">Pictures for training, and for missing parts.</param>
/// <param name="Validation">Pictures for validation, or none.</param>
/// <param name="Test">Pictures for the test, or none.</param>
/// <param name="Remarks">What was left out, as clauses.</param>
internal sealed record PictureParts(PicturePart Train, Option<PicturePart> Validation, Option<PicturePart> Test, Seq<string> Remarks)
{
    /// <summary>The names of what is to be told in place of classes.</summary>
    public ValueArray<string> Told { get; init; } = [];

    public Seq<PicturePart> All => Prelude.Seq1(Train).Concat(Validation).Concat(Test).Strict();

    /// <summary>The parts without some pictures.</summary>
    public PictureParts Without(IReadOnlySet<string> files) =>
        this with
        {
            Train = Train.Without(files),
            Validation = Validation.Map(part => part.Without(files)),
            Test = Test.Map(part => part.Without(files)),
        };
}
