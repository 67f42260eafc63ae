using System.CommandLine;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Search.Trials;
using Nas.Tool.CommandLine;

namespace Nas.Tool.Inputs;

/// <summary>The options that tell how files become images with classes.</summary>
internal sealed class ReadingChoices
{
    private readonly Option<ImageSize?> _resize = Options.Resize();
    private readonly Option<string?> _label = Options.Text(
        "--label",
        "COLUMN",
        "The column with the classes, or the columns with numbers or labels to predict (a,b), if the data is a table [default: label, class, target or y]"
    );
    private readonly Option<TargetKind?> _kind = Options.Word(
        "--target-kind",
        "What is to be told of each image or row: its class; numbers; labels, any of several, as columns or an array of 0 and 1 hold them; or at every pixel a number (maps) or whether it belongs to something (masks), as arrays of N×H×W hold them [default: classes, or what only arrays of N×H×W can be]",
        [.. TargetKinds.Names]
    );
    private readonly Option<ClassSource?> _labelFrom = Options.Word(
        "--label-from",
        "The class of a picture is the name of its folder, or the first word of its own name, cat in cat.0.jpg [default: folder]",
        [("folder", ClassSource.Folder), ("name", ClassSource.Name)]
    );
    private readonly Option<string?> _labels = Options.Text(
        "--labels",
        "FILE.csv",
        "A table with the name of each picture and its class, or its numbers or labels"
    );
    private readonly Option<AxisOrder?> _layout = Options.Word(
        "--layout",
        "The axes of arrays: of images, channels last (nhwc) or first (nchw), or of sequences (nlc, ncl) [default: as their lengths suggest]",
        [
            ("nhwc", AxisOrder.ChannelsLast),
            ("nchw", AxisOrder.ChannelsFirst),
            ("nlc", AxisOrder.SequencesChannelsLast),
            ("ncl", AxisOrder.SequencesChannelsFirst),
        ]
    );
    private readonly Option<bool> _skipDamaged = new("--skip-damaged")
    {
        Description = "Leave out pictures that cannot be read, and record which, instead of refusing the data",
    };

    /// <summary>The options, in the order of help.</summary>
    public Option[] All => [_resize, _label, _kind, _labelFrom, _labels, _layout, _skipDamaged];

    /// <summary>Those that only files have a use for.</summary>
    public IEnumerable<Option> OfFiles => All.Where(option => option != _resize);

    /// <summary>Those that ask for something else than a model takes.</summary>
    public VainOptions Against(ParseResult parsed, ImageSize size, TargetKind kind) =>
        new(
            FormattableString.Invariant($"the model takes {size.Height}x{size.Width} and tells {TargetKinds.NameOf(kind)}"),
            new Option[] { _resize, _kind }.Where(option =>
                option == _resize
                    ? parsed.GetValue(_resize) is { } other && other != size
                    : parsed.GetValue(_kind) is { } told && told != kind
            )
        );

    /// <summary>The chosen options.</summary>
    public ReadingOptions Read(ParseResult parsed) =>
        new()
        {
            Resize = Given.Maybe(parsed.GetValue(_resize)),
            Label = Given.Maybe(parsed.GetValue(_label)),
            Kind = parsed.GetValue(_kind) ?? TargetKind.Classes,
            LabelFrom = parsed.GetValue(_labelFrom) ?? ClassSource.Folder,
            Labels = Given.Maybe(parsed.GetValue(_labels)).Map(path => Path.GetFullPath(path)),
            Layout = Given.Maybe(parsed.GetValue(_layout)),
            SkipDamaged = parsed.GetValue(_skipDamaged),
        };

    /// <summary>Whether somebody says what is to be told.</summary>
    public bool SaysKind(ParseResult parsed) => parsed.GetValue(_kind) is not null;

    /// <summary>The name of the option that says what is to be told, in a settings file.</summary>
    public string KindName => _kind.Name.TrimStart('-');

    /// <summary>The options that are given, with their values as a settings file in a folder writes them.</summary>
    public IEnumerable<(string Name, string Value)> GivenIn(ParseResult parsed, string folder) =>
        from option in All
        let result = parsed.GetResult(option)
        where result is { Implicit: false }
        let value = result.Tokens is [.., var last] ? last.Value : "true"
        select (option.Name.TrimStart('-'), option == _labels ? Path.GetRelativePath(folder, Path.GetFullPath(value)) : value);
}
