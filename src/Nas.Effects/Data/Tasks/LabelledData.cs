using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data.Tasks;

/// <summary>Images with classes that a model is judged on.</summary>
/// <param name="Part">What they are, such as <c>test</c>.</param>
/// <param name="Images">The images as the model takes them, labelled by its classes.</param>
/// <param name="Remarks">What the user should know, as clauses.</param>
public sealed record LabelledData(string Part, ImageSet Images, Seq<string> Remarks)
{
    /// <summary>The test part of data, else its validation part, else all of it.</summary>
    /// <param name="data">The data.</param>
    /// <param name="format">The images that the model takes.</param>
    /// <param name="outputs">Its classes or numbers.</param>
    public static Either<DatasetError, LabelledData> Of(RawTask data, InputFormat format, ModelOutputs outputs) =>
        from part in Right<DatasetError, (string Name, ImageSet Images)>(
            data.Test.Count > 0 ? ("test", data.Test)
            : data.Validation.Count > 0 ? ("validation", data.Validation)
            : ("all", data.Train)
        )
        from images in Channels
            .Match(part.Images, format.Image.Axis1)
            .Filter(found => found.Shape == format.Image)
            .ToEither(() =>
                new DatasetError(
                    DatasetErrorKind.Request,
                    new(data.Name, "shape"),
                    $"Its images are {part.Images.Shape}, and the model takes {format.Image}.",
                    "Give data like that which the model was trained on."
                )
            )
        from _ in format.Columns.IsEmpty || data.Columns.Map(column => column.Name) == format.Columns.Map(column => column.Name)
            ? Right<DatasetError, Unit>(unit)
            : new DatasetError(
                DatasetErrorKind.Request,
                new(data.Name),
                "Its columns are not those that the model was trained on, in the same order.",
                $"Give a table with {string.Join(", ", format.Columns.Take(20).Map(column => column.Name))}."
            )
        from labels in data.Target is Target.Classes ? Known(data, images, outputs) : SameNumbers(data, images, outputs)
        select new LabelledData(part.Name, images with { Labels = labels }, data.Remarks);

    /// <summary>Classes are the same by name; by number where the data has only numbers.</summary>
    private static Either<DatasetError, int[]> Known(RawTask data, ImageSet images, ModelOutputs outputs)
    {
        if (outputs.Kind != TargetKind.Classes)
        {
            return Other(data, outputs);
        }

        var classes = outputs.Names;
        var known = Enumerable
            .Range(0, data.Target.Outputs)
            .Select(label => data.ClassNames.IsEmpty ? (label < classes.Count ? label : -1) : IndexOf(classes, data.ClassNames[label]))
            .ToArray();
        return images.Labels.Find(label => known[label] < 0).Case is int unknown
            ? new DatasetError(
                DatasetErrorKind.Request,
                new(data.Name),
                $"The model does not know the class '{(data.ClassNames.IsEmpty ? FormattableString.Invariant($"{unknown}") : data.ClassNames[unknown])}'; its classes are {string.Join(", ", classes.Take(20))}.",
                "Leave such images out, or rename the class as the model has it."
            )
            : images.Labels.Select(label => known[label]).ToArray();
    }

    /// <summary>Numbers are the same by name and order; arrays give none.</summary>
    private static Either<DatasetError, int[]> SameNumbers(RawTask data, ImageSet images, ModelOutputs outputs) =>
        (outputs.Kind, outputs.Size) == (data.Target.Kind, data.Target.MapSize) && data.OutputNames.SequenceEqual(outputs.Names)
            ? images.Labels
            : Other(data, outputs);

    private static DatasetError Other(RawTask data, ModelOutputs outputs) =>
        new(
            DatasetErrorKind.Request,
            new(data.Name),
            $"It has {data.Target.Text}, and the model tells {string.Join(", ", outputs.Names.Take(20))}{outputs.Size.Map(size => $" at {size} pixels").IfNone("")}.",
            "Give data with what the model tells, and say which kind it is (--target-kind)."
        );

    private static int IndexOf(IReadOnlyList<string> classes, string name) =>
        Enumerable.Range(0, classes.Count).FirstOrDefault(i => classes[i] == name, -1);
}
