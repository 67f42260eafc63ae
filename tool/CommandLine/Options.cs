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

    /// <summary>One of a few words, the first by default; no other is taken.</summary>
    public static Option<string> Choice(string name, string description, IReadOnlyList<string> known)
    {
        var option = Text(name, string.Join('|', known), description, known[0], known);
        option.Validators.Add(result =>
        {
            if (result.Tokens is [.., var last] && !known.Contains(last.Value))
            {
                result.AddError($"{name}: '{last.Value}' is not {string.Join(" or ", known)}");
            }
        });
        return option;
    }

    /// <summary>The size that images are resized to.</summary>
    public static Option<ImageSize?> Resize() =>
        new("--resize")
        {
            Description =
                "Resize every image to this size (28 means 28x28), without keeping proportions, by linear interpolation or averaging "
                + "[default: keep the size]",
            HelpName = "HxW|N",
            CustomParser = result =>
                ImageSize
                    .Parse(TextOf(result))
                    .MatchUnsafe(size => (ImageSize?)size, wrong => RefuseOrNone<ImageSize>(result, $"--resize: {wrong}")),
        };

    /// <summary>One of a few words, or none.</summary>
    public static Option<T?> Word<T>(string name, string description, (string Word, T Value)[] words)
        where T : struct, Enum
    {
        var option = new Option<T?>(name)
        {
            Description = description,
            HelpName = string.Join('|', words.Select(pair => pair.Word)),
            CustomParser = result => ReadWord(result, name, words),
        };
        // Otherwise the names of the enumeration are offered, too.
        option.CompletionSources.Clear();
        option.CompletionSources.Add([.. words.Select(pair => pair.Word)]);
        return option;
    }

    /// <summary>The shape of one input example.</summary>
    public static Option<TensorType> Input() =>
        new("--input")
        {
            Description = "Shape of one example, CxHxW",
            HelpName = "SHAPE",
            DefaultValueFactory = _ => TensorType.Image(3, 28, 28),
            CustomParser = result => TensorType.Parse(TextOf(result)).IfLeft(wrong => Refuse<TensorType>(result, $"--input: {wrong}")),
        };

    /// <summary>The optional shape of one input example.</summary>
    public static Option<TensorType?> InputOrNone() =>
        new("--input")
        {
            Description = "Shape of one example, CxHxW",
            HelpName = "SHAPE",
            CustomParser = result => TensorType.Parse(TextOf(result)).IfLeft(wrong => Refuse<TensorType>(result, $"--input: {wrong}")),
        };

    private static T? ReadWord<T>(ArgumentResult result, string name, (string Word, T Value)[] words)
        where T : struct, Enum
    {
        var text = TextOf(result);
        foreach (var (word, value) in words)
        {
            if (word == text)
            {
                return value;
            }
        }

        return RefuseOrNone<T>(result, $"{name}: '{text}' is not {string.Join(" or ", words.Select(pair => pair.Word))}");
    }

    private static T Read<T>(ArgumentResult result, string name, T min, T max)
        where T : struct, INumber<T>
    {
        var text = TextOf(result);
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

    private static string TextOf(ArgumentResult result) => result.Tokens is [.., var last] ? last.Value : "";

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
