using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Nas.Domain.Search.Trials;
using static LanguageExt.Prelude;

namespace Nas.Tool.Searching;

/// <summary><c>--augment</c>: how training images are changed at random.</summary>
internal sealed class AugmentationOption : Option<string>
{
    private const string Auto = "auto";
    private const string None = "none";
    private const string Known = "shift=PIXELS, mirror, cut-out=PIXELS, mix-up=ALPHA, cut-mix=ALPHA and brightness=DEVIATIONS";

    public AugmentationOption()
        : base("--augment")
    {
        Description =
            $"Random changes of training images, separated by commas: {Known}; none; auto shifts images, cuts squares out, mixes two in "
            + "trainings of 30 epochs and more, and mirrors where a test finds that mirrored images keep their classes";
        HelpName = "LIST";
        DefaultValueFactory = _ => Auto;
        Validators.Add(Check);
        CompletionSources.Add(Auto, None);
    }

    /// <summary>The changes that were asked for; none for those that suit the images.</summary>
    public LanguageExt.Option<Augmentation> Read(ParseResult parsed) =>
        parsed.GetRequiredValue(this) is var text && text == Auto ? LanguageExt.Option<Augmentation>.None : Parse(text);

    private void Check(OptionResult result)
    {
        if (result.Tokens.Count > 0 && result.Tokens[^1].Value is var text && text != Auto && Parse(text).IsNone)
        {
            result.AddError($"{Name}: '{text}' is not {Auto}, {None} or a list of {Known}");
        }
    }

    private static LanguageExt.Option<Augmentation> Parse(string text) =>
        text == None
            ? Augmentation.None
            : text.Split(',', StringSplitOptions.TrimEntries)
                .Aggregate(Some(Augmentation.None), (found, part) => found.Bind(changes => With(changes, part)));

    private static LanguageExt.Option<Augmentation> With(Augmentation changes, string part) =>
        part.Split('=') switch
        {
            ["mirror"] => changes with { Mirror = true },
            ["shift", var pixels] => Pixels(pixels).Map(shift => changes with { Shift = shift }),
            ["cut-out", var pixels] => Pixels(pixels).Map(side => changes with { CutOut = side }),
            ["mix-up", var alpha] => Number(alpha, 1).Map(mixUp => changes with { MixUp = mixUp }),
            ["cut-mix", var alpha] => Number(alpha, 1).Map(cutMix => changes with { CutMix = cutMix }),
            ["brightness", var deviations] => Number(deviations, 10).Map(brightness => changes with { Brightness = brightness }),
            _ => LanguageExt.Option<Augmentation>.None,
        };

    private static LanguageExt.Option<int> Pixels(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) && pixels <= 1024
            ? pixels
            : LanguageExt.Option<int>.None;

    private static LanguageExt.Option<double> Number(string text, double max) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0 && number <= max
            ? number
            : LanguageExt.Option<double>.None;
}
