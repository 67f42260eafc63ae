using System.CommandLine;
using LanguageExt;
using Nas.Effects.Models.Language;
using Nas.Tool.CommandLine;
using Nas.Tool.Output;
using Nas.Tool.Searching;

namespace Nas.Tool.Commands.Surrogates;

/// <summary><c>surrogate pretrain</c>: trains a small encoder of architectures from nothing.</summary>
internal static class SurrogatePretrainCommand
{
    private const int UsualSteps = 8_000;

    public static Command Create(Terminal terminal)
    {
        var steps = Options.Number("--steps", "Steps of training, 32 architectures each", UsualSteps, 1, 10_000_000);
        var minutes = Options.Optional("--minutes", "End earlier, when these are over", 0.01, 100_000.0);
        var width = Options.Number("--width", "Numbers of a token, a multiple of 32", 128, 32, 1024);
        var layers = Options.Number("--layers", "Layers", 3, 2, 48);
        var seed = Options.Seed("Equal seeds give equal models, unless minutes end the training");
        var model = new System.CommandLine.Option<string>("--out")
        {
            Description = "The folder to write: config.json, tokenizer.json, model.safetensors",
            HelpName = "FOLDER",
            Required = true,
        };
        return new ToolCommand("pretrain", "Train a small language model of architectures on samples of the built-in grammar")
            .Takes("Training", steps, minutes, width, layers, seed)
            .Takes("Result", model)
            .Example("nas-search surrogate pretrain --out model --minutes 20", "a model for --surrogate text:model")
            .Example("nas-search surrogate pretrain --out model --layers 2 --width 64 --seed 2", "a smaller one")
            .Does(
                terminal,
                parsed =>
                    from ready in TrialBackend.Load()
                    from done in Run(
                        new(parsed.GetValue(steps), parsed.GetValue(minutes) ?? double.PositiveInfinity, new(parsed.GetValue(seed)))
                        {
                            Width = parsed.GetValue(width) / 32 * 32,
                            Layers = parsed.GetValue(layers),
                        },
                        parsed.GetRequiredValue(model),
                        terminal
                    )
                    select done
            );
    }

    private static Either<Failure, ExitCode> Run(PretrainingSettings settings, string folder, Terminal terminal)
    {
        try
        {
            // What cannot be written is known before a long training.
            Directory.CreateDirectory(folder);
            using var model = Train(settings, terminal);
            model.Write(folder);
            terminal.Error.WriteLine(
                FormattableString.Invariant(
                    $"{folder}: {model.Config.Vocabulary} words, {model.Config.Layers} layers of {model.Config.Width}"
                )
            );
            return ExitCode.Ok;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Failure(ExitCode.Data, $"{folder} cannot be written: {e.Message.TrimEnd('.')}")
            {
                Safe = "nothing was written",
                Next = "name another folder: --out FOLDER",
            };
        }
    }

    private static LanguageModel Train(PretrainingSettings settings, Terminal terminal) =>
        new Pretraining(settings).Run(progress =>
            terminal.Error.WriteLine(
                FormattableString.Invariant(
                    $"step {progress.Step}, {100 * progress.Share:F0} %: {100 * progress.Hidden:F1} % of hidden words told, {100 * progress.Facts:F1} % of the variance of facts not told"
                )
            )
        );
}
