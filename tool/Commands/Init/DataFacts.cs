using System.Text.Json.Serialization;
using LanguageExt;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;
using Nas.Tool.Searching;

namespace Nas.Tool.Commands.Init;

/// <summary>The findings of <c>init</c> about data.</summary>
internal sealed record DataFacts(
    string Name,
    string? Data,
    string Layout,
    string Input,
    int? Classes,
    int Train,
    int Validation,
    int Test,
    IReadOnlyList<ClassFacts> Balance,
    double? Imbalance,
    DuplicateFacts Duplicates,
    IReadOnlyList<string> Warnings,
    string Fingerprint
)
{
    /// <summary>Where the numbers of the training part lie; null where there are classes; those of labels are 0 and 1, and the mean is
    /// the share that has one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NumberRange>? Numbers { get; init; }

    /// <summary>The maps or masks of the images, such as <c>a mask of 32x32</c>; null where an image has one answer.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Maps { get; init; }

    private const int MaxClasses = 30;
    private const double Unbalanced = 3;
    private const int LargeSide = 256;
    private const int ProposedSide = 64;

    public static DataFacts Describe(TaskData data, string? path)
    {
        var balance = Enumerable
            .Range(0, data.Target is Target.Classes some ? some.Count : 0)
            .Select(label => new ClassFacts(
                data.NameOf(label),
                CountOf(data.Train, label),
                CountOf(data.Validation, label),
                CountOf(data.Test, label)
            ))
            .ToArray();
        var (min, max) = (balance.Select(one => one.Train).DefaultIfEmpty().Min(), balance.Select(one => one.Train).DefaultIfEmpty().Max());
        var (duplicates, imbalance) = (
            DuplicateFacts.Describe(Nas.Effects.Data.Sets.Duplicates.In(data)),
            min > 0 ? (double)max / min : (double?)null
        );
        return new(
            data.Name,
            path,
            data.Layout.Length > 0 ? data.Layout : "built in",
            data.Input.ToString(),
            data.Target is Target.Classes classes ? classes.Count : null,
            data.Train.Count,
            data.Validation.Count,
            data.Test.Count,
            balance,
            imbalance,
            duplicates,
            [
                .. DataWarnings.Find(data),
                .. duplicates.WarningsOf(ItemsOf(data.Layout, data.Input.IsSequence)),
                .. FewImages.Offer(data.Train.Count + data.Validation.Count + data.Test.Count).AsEnumerable(),
                .. LargeImages(data).AsEnumerable(),
                .. imbalance >= Unbalanced
                    ?
                    [
                        FormattableString.Invariant(
                            $"the largest class has {imbalance:0.#} times the training {ItemsOf(data.Layout, data.Input.IsSequence)} of the smallest"
                        ),
                    ]
                    : Array.Empty<string>(),
            ],
            data.Fingerprint.Hex
        )
        {
            Maps = data.Target.MapSize.IsSome ? data.Target.Text : null,
            Numbers = data.Target is not Target.Classes ? [.. NumberRange.Of(data.Train, data.OutputNames)] : null,
        };
    }

    /// <summary>The proposal to make large images smaller.</summary>
    private static Option<string> LargeImages(TaskData data)
    {
        var pixels = (double)data.Input.Axis2 * data.Input.Axis3;
        return data.Columns.IsEmpty && !data.Input.IsSequence && Math.Max(data.Input.Axis2, data.Input.Axis3) > LargeSide
            ? FormattableString.Invariant(
                $"images of {data.Input.Axis2}x{data.Input.Axis3} take {pixels / (ProposedSide * ProposedSide):0} times the work of {ProposedSide}x{ProposedSide}, and few networks fit the limits: try --resize {ProposedSide}x{ProposedSide}, which is enough for most photographs"
            )
            : Option<string>.None;
    }

    /// <summary>What is told of each: <c>3 classes</c>.</summary>
    [JsonIgnore]
    public string Told =>
        Numbers is null
            ? FormattableString.Invariant($"{Classes} classes")
            : $"to tell {Maps ?? string.Join(", ", Numbers.Take(10).Select(one => one.Name))}";

    /// <summary>Whether each is a sequence.</summary>
    [JsonIgnore]
    public bool AreSequences => TensorType.Parse(Input).Exists(type => type.IsSequence);

    /// <summary>What there is a number of.</summary>
    [JsonIgnore]
    public string Items => ItemsOf(Layout, AreSequences);

    /// <summary>The facts as text.</summary>
    [JsonIgnore]
    public IEnumerable<string> Lines =>
        [
            $"data        {Name}: {Layout}{(Data is null ? "" : $" in {Data}")}",
            $"input       {Input} ({(AreSequences ? "channels x 1 x length" : "channels x height x width")})",
            FormattableString.Invariant($"{Items, -11} {Train} train, {Validation} validation, {Test} test"),
            .. Numbers is null
                ? ByClass
                : Numbers.Select((one, i) => $"{(i == 0 ? (Maps is null ? "numbers" : "pixels") : ""), -11} {one.Text}"),
            $"duplicates  {(Duplicates.WarningsOf(Items).Any() ? "see the warnings" : "none")}",
            $"fingerprint {Fingerprint[..12]}",
        ];

    private IEnumerable<string> ByClass =>
        [
            FormattableString.Invariant(
                $"classes     {Classes}{(Imbalance is { } ratio ? $", largest : smallest = {ratio:0.##} : 1" : "")}"
            ),
            $"  {$"{Items} of", -20} {"train", 7} {"valid.", 7} {"test", 7}",
            .. Balance
                .Take(MaxClasses)
                .Select(one => FormattableString.Invariant($"  {one.Name, -20} {one.Train, 7} {one.Validation, 7} {one.Test, 7}")),
            .. Balance.Count > MaxClasses
                ? [FormattableString.Invariant($"  and {Balance.Count - MaxClasses} more")]
                : Array.Empty<string>(),
        ];

    private static string ItemsOf(string layout, bool areSequences) =>
        layout == "table" ? "rows"
        : areSequences ? "sequences"
        : "images";

    private static int CountOf(ImageSet part, int label) => part.Labels.Count(one => one == label);
}
