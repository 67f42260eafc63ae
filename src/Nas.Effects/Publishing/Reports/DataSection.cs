using LanguageExt;
using Nas.Domain.Diagrams;
using Nas.Domain.Search.Trials;
using static Nas.Effects.Publishing.Reports.ReportTable;

namespace Nas.Effects.Publishing.Reports;

/// <summary>The section of a report about the data.</summary>
internal static class DataSection
{
    public static ReportSection Create(ReportView view) =>
        new(
            "data-set",
            "The data",
            view.Frame.Data.Match(
                Described,
                reason =>
                    Markup.Format(
                        $"<p>{Recorded(view.Recipe.Task)} {(view.Target is Target.Classes ? "Classes" : "Numbers")} and images are not shown: {reason}.</p>\n"
                    )
            )
        );

    private static string Recorded(TaskReference task) =>
        task.Images.Match(
            images =>
                FormattableString.Invariant(
                    $"{task.Name}: {images.Train} images to train on, {images.Validation} for validation, {images.Test} for the test, {(task.Target is Target.Classes ? "in" : "to tell")} {task.Target.Text}."
                ),
            () => FormattableString.Invariant($"{task.Name}: {task.Target.Text}.")
        );

    private static Markup Described(DataOverview data)
    {
        var all = data.Images;
        return Markup.Format(
            $"""
            <p>{data.Layout}: {all.Train} {data.Items} to train on, {all.Validation} for validation, {all.Test} for the test.{(data.Numbers.IsEmpty ? $" {Balance(data)}" : "")}</p>
            {(
                data.Warnings.IsEmpty
                    ? Markup.Empty
                    : Markup.Format($"<ul class=\"warnings\">\n{data.Warnings.Select(warning => Markup.Format($"<li>{warning}</li>\n"))}</ul>\n")
            )}{(data.Numbers.IsEmpty ? ByClass(data) : Ranges(data))}{(
                data.Samples.IsEmpty
                    ? Markup.Empty
                    : Markup.Format($"<h3>Some training images</h3>\n{Gallery.Render(data.Samples)}")
            )}
            """
        );
    }

    private static Markup ByClass(DataOverview data) =>
        Render(
            $"Number of {data.Items} by class and part",
            [Head("class"), NumberHead("train"), NumberHead("validation"), NumberHead("test"), Head("share of the training part")],
            data.Classes.Select(one =>
                Row(
                    Cell(one.Name),
                    Number(Count(one.Images.Train)),
                    Number(Count(one.Images.Validation)),
                    Number(Count(one.Images.Test)),
                    Cell(
                        Markup.Format(
                            $"<meter min=\"0\" max=\"{data.Classes.Max(other => other.Images.Train)}\" value=\"{one.Images.Train}\">{one.Images.Train}</meter>"
                        )
                    )
                )
            )
        );

    private static Markup Ranges(DataOverview data) =>
        Render(
            $"The numbers of the training {data.Items}",
            [Head("number"), NumberHead("least"), NumberHead("mean"), NumberHead("greatest")],
            data.Numbers.Select(one =>
                Row(
                    Cell(one.Name),
                    Number(Quantity.Number(one.Least)),
                    Number(Quantity.Number(one.Mean)),
                    Number(Quantity.Number(one.Greatest))
                )
            )
        );

    private static string Balance(DataOverview data) =>
        data.Imbalance == 1 ? $"Every class has as many training {data.Items}."
        : double.IsFinite(data.Imbalance)
            ? FormattableString.Invariant($"The largest class has {data.Imbalance:0.##} times the training {data.Items} of the smallest.")
        : $"Some classes have no training {data.Items}.";

    private static string Count(int number) => FormattableString.Invariant($"{number}");
}
