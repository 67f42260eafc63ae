using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using Nas.Domain.Architectures.Tensors;

namespace Nas.Tool.CommandLine;

/// <summary>Factories of options that several commands share.</summary>
internal static class Options
{
    /// <summary>A number with a default, within bounds.</summary>
    public static Option<T> Number<T>(string name, string description, T standard, T min, T max)
        where T : struct, INumber<T> =>
        new BoundedOption<T>(name, min, max)
        {
            Description = description,
            HelpName = "N",
            DefaultValueFactory = _ => standard,
            CustomParser = result => Read(result, name, min, max),
        };

    /// <summary>An optional number, within bounds.</summary>
    public static Option<T?> Optional<T>(string name, string description, T min, T max)
        where T : struct, INumber<T> =>
        new BoundedOption<T?>(name, min, max)
        {
            Description = description,
            HelpName = "N",
            CustomParser = result => Read(result, name, min, max),
        };

    /// <summary>A text with a default.</summary>
    public static Option<string> Text(string name, string value, string description, string standard) =>
        new(name)
        {
            Description = description,
            HelpName = value,
            DefaultValueFactory = _ => standard,
        };

    /// <summary>An optional text.</summary>
    public static Option<string?> Text(string name, string value, string description) =>
        new(name) { Description = description, HelpName = value };

    /// <summary>Whether to print JSON.</summary>
    public static Option<bool> Json(string description) => new("--json") { Description = description };

    /// <summary>Processors of one training.</summary>
    public static Option<int?> Threads(string description) => Optional("--threads", description, 1, 1024);

    /// <summary>The seed of a command that draws random numbers.</summary>
    public static Option<long> Seed(string description) => Number("--seed", description, 1L, long.MinValue, long.MaxValue);

    /// <summary>One of a few words.</summary>
    public static Option<string> Text(string name, string value, string description, string standard, IEnumerable<string> known)
    {
        var option = Text(name, value, description, standard);
        option.CompletionSources.Add([.. known]);
        return option;
    }

    /// <summary>The size that images are resized to.</summary>
    public static Option<ImageSize?> Resize() =>
        new("--resize")
        {
            Description =
                "Resize every image to this size, without keeping proportions, by linear interpolation or averaging "
                + "[default: keep the size]",
            HelpName = "HxW",
            CustomParser = result =>
                ImageSize
                    .Parse(result.Tokens[^1].Value)
                    .Match(size => (ImageSize?)size, wrong => RefuseOrNone<ImageSize>(result, $"--resize: {wrong}")),
        };

    /// <summary>The column of a table that holds the classes.</summary>
    public static Option<string?> Label() =>
        Text("--label", "COLUMN", "The column with the classes, if the data is a table [default: label, class, target or y]");

    /// <summary>The shape of one input example.</summary>
    public static Option<TensorType> Input() =>
        new("--input")
        {
            Description = "Shape of one example, CxHxW",
            HelpName = "SHAPE",
            DefaultValueFactory = _ => TensorType.Image(3, 28, 28),
            CustomParser = result =>
                TensorType.Parse(result.Tokens[^1].Value).IfLeft(wrong => Refuse<TensorType>(result, $"--input: {wrong}")),
        };

    /// <summary>The optional shape of one input example.</summary>
    public static Option<TensorType?> InputOrNone() =>
        new("--input")
        {
            Description = "Shape of one example, CxHxW",
            HelpName = "SHAPE",
            CustomParser = result =>
                TensorType.Parse(result.Tokens[^1].Value).IfLeft(wrong => Refuse<TensorType>(result, $"--input: {wrong}")),
        };

    private static T Read<T>(ArgumentResult result, string name, T min, T max)
        where T : struct, INumber<T>
    {
        var text = result.Tokens[^1].Value;
        return T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : Refuse<T>(
                result,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name}: '{text}' is not {(number is double ? "a number" : "an integer")} {Bounds(min, max)}"
                )
            );
    }

    private static string Bounds<T>(T min, T max)
        where T : struct, INumber<T> => string.Create(CultureInfo.InvariantCulture, $"from {min} to {max}");

    private static T? RefuseOrNone<T>(ArgumentResult result, string message)
        where T : struct
    {
        result.AddError(message);
        return null;
    }

    private static T Refuse<T>(ArgumentResult result, string message)
        where T : struct
    {
        result.AddError(message);
        return default;
    }
}
