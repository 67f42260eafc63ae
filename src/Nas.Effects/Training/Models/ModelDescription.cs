using System.Globalization;
using System.Text.Json;
using LanguageExt;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Search.Trials;
using Nas.Domain.Text;
using Nas.Effects.Data.Sets;
using static LanguageExt.Prelude;

namespace Nas.Effects.Training.Models;

/// <summary>The description of a network inside its weight file, so that the file is self-contained.</summary>
/// <param name="Task">The task it was trained on.</param>
/// <param name="Architecture">The canonical text.</param>
/// <param name="Input">Type of the network's input: a standardised image with its border.</param>
/// <param name="Classes">The names of the classes, numbers, labels, maps or masks, in the order of the outputs.</param>
/// <param name="Scaling">The standardisation of pixels.</param>
/// <param name="Border">Rows and columns of zeros around a standardised image.</param>
public sealed record ModelDescription(
    string Task,
    string Architecture,
    TensorType Input,
    IReadOnlyList<string> Classes,
    Standardisation Scaling,
    int Border
)
{
    /// <summary>The columns of the table that it was trained on; empty for images.</summary>
    public Seq<TableColumn> Columns { get; init; } = [];

    /// <summary>What its outputs are.</summary>
    public TargetKind Kind { get; init; }

    /// <summary>Height and width of the maps or masks that it tells; none where it tells one thing of an image.</summary>
    public Option<ImageSize> MapSize { get; init; }

    /// <summary>What it tells of an image.</summary>
    public ModelOutputs Outputs => new(Kind, Classes) { Size = MapSize };

    /// <summary>The description of a network that is trained on a task.</summary>
    public static ModelDescription Of(TaskData data, string architecture) =>
        new(data.Name, architecture, data.Input, data.OutputNames, data.Scaling, data.Border)
        {
            Columns = data.Columns,
            Kind = data.Target.Kind,
            MapSize = data.Target.MapSize,
        };

    /// <summary>The images that it takes.</summary>
    public InputFormat Format => new(Image) { Columns = Columns };

    /// <summary>Whether picture files can be what it takes: in grey or in colour.</summary>
    public bool TakesPictures => Columns.IsEmpty && Image is { Axis1: 1 or 3, Axis2: > 1, Axis3: > 1 };

    /// <summary>Type of an image before standardisation and border.</summary>
    public TensorType Image => TensorType.Image(Input.Axis1, Input.Axis2 - 2 * Border, Input.Axis3 - 2 * Border);

    /// <summary>As metadata of the weight file.</summary>
    public IReadOnlyList<(string Key, string Text)> ToTexts() =>
        [
            ("task", Task),
            ("architecture", Architecture),
            ("input", Input.ToString()),
            (TargetKinds.NameOf(Kind), JsonSerializer.Serialize(Classes)),
            ("mean", JsonSerializer.Serialize(Scaling.Mean)),
            ("deviation", JsonSerializer.Serialize(Scaling.Deviation)),
            ("border", Border.ToString(CultureInfo.InvariantCulture)),
            .. MapSize.Map(size => ("map size", size.ToString())).AsEnumerable(),
            .. Columns.IsEmpty ? System.Array.Empty<(string, string)>() : [("columns", TableColumnText.Print(Columns))],
        ];

    /// <summary>Reads what <see cref="ToTexts"/> wrote; the left side says what is missing or wrong.</summary>
    public static Either<string, ModelDescription> Parse(IReadOnlyDictionary<string, string> texts) =>
        from task in Text(texts, "task")
        from architecture in Text(texts, "architecture")
        from input in Text(texts, "input").Bind(TensorType.Parse)
        let kind = Enum.GetValues<TargetKind>().FirstOrDefault(one => texts.ContainsKey(TargetKinds.NameOf(one)))
        from names in Json<string[]>(texts, TargetKinds.NameOf(kind))
        let classes = kind == TargetKind.Classes ? [.. names.Select(InOneLine)] : names
        from mean in Json<float[]>(texts, "mean")
        from deviation in Json<float[]>(texts, "deviation")
        from border in Json<int>(texts, "border")
        from columns in texts.TryGetValue("columns", out var written)
            ? TableColumnText.Parse(written).ToEither("its columns cannot be read")
            : Right(Seq<TableColumn>())
        from size in kind.IsDense() ? Text(texts, "map size").Bind(ImageSize.Parse).Map(Some) : Right<string, Option<ImageSize>>(None)
        from description in Agreeing(
            new(task, architecture, input, classes, new(mean, deviation), border)
            {
                Columns = columns,
                Kind = kind,
                MapSize = size,
            }
        )
        select description;

    /// <summary>A class name as readers of data give it, also where the file is somebody else's.</summary>
    private static string InOneLine(string? name) => name is null ? null! : PlainText.Line(name);

    /// <summary>The word for the names of its outputs.</summary>
    private static Either<string, ModelDescription> Agreeing(ModelDescription found)
    {
        var (input, scaling) = (found.Input, found.Scaling);
        return input.Layout != Layout.Image ? Left($"its input {input} is not an image")
            : scaling.Mean.Length != input.Axis1 || scaling.Deviation.Length != input.Axis1
                ? Left($"its mean and deviation do not have {input.Axis1} channels")
            : !scaling.Mean.All(float.IsFinite) || !scaling.Deviation.All(deviation => float.IsFinite(deviation) && deviation > 0)
                ? Left("its mean and deviation are not finite")
            : found.Border < 0 || 2L * found.Border >= Math.Min(input.Axis2, input.Axis3)
                ? Left($"its border of {found.Border} is too wide for {input}")
            : !found.Columns.IsEmpty && found.Columns.Sum(column => column.Features.Count()) != found.Image.Elements
                ? Left("its columns are not as many as its inputs")
            : found.Classes.Count == 0 || found.Classes.Any(name => name is null) ? Left("it has no class names")
            : Right(found);
    }

    private static Either<string, string> Text(IReadOnlyDictionary<string, string> texts, string key) =>
        texts.TryGetValue(key, out var text) ? Right(text) : Left($"its {key} is missing");

    private static Either<string, T> Json<T>(IReadOnlyDictionary<string, string> texts, string key) =>
        Text(texts, key)
            .Bind(text =>
            {
                try
                {
                    return JsonSerializer.Deserialize<T>(text) is { } value ? Right(value) : Left<string, T>($"its {key} is null");
                }
                catch (JsonException)
                {
                    return Left<string, T>($"its {key} cannot be read");
                }
            });
}
