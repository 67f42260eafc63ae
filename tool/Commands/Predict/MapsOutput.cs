using LanguageExt;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Text;
using Nas.Effects.Data.Arrays;
using Nas.Effects.Data.Sets;
using Nas.Effects.Files;
using Nas.Tool.CommandLine;
using Nas.Tool.Output;
using static LanguageExt.Prelude;

namespace Nas.Tool.Commands.Predict;

/// <summary>The maps or masks of all images as one array, and for each image a line that tells its row. A class to hold the growing
/// rows.</summary>
/// <param name="file">Where the array goes.</param>
/// <param name="outputs">What the model tells.</param>
/// <param name="terminal">Where the lines go.</param>
internal sealed class MapsOutput(string file, ModelOutputs outputs, Terminal terminal)
{
    private readonly List<float[]> _rows = [];

    /// <summary>Whether what was asked for suits what a model tells.</summary>
    public static Either<Failure, Unit> Check(ModelOutputs outputs, string? file, PredictionFormat format, int top) =>
        (outputs.Size.IsSome, file) switch
        {
            (false, null) => unit,
            (false, _) => Unfit("--out is for models that tell maps or masks", "leave it out; --csv prints a table"),
            (true, null) => Unfit("the model tells maps, which are written and not printed", "say where to: --out FILE.npy"),
            _ when format != PredictionFormat.Text || top > 1 => Unfit("--csv, --json and --top are not for maps", "leave them out"),
            _ => unit,
        };

    /// <summary>Takes the answers for the images of a file.</summary>
    public void Add(string source, IEnumerable<float[]> answers)
    {
        foreach (var answer in answers)
        {
            terminal.Out.WriteLine(FormattableString.Invariant($"{PlainText.Line(source)}  row {_rows.Count}"));
            _rows.Add(answer);
        }
    }

    /// <summary>Writes the array: N×H×W, or N×maps×H×W.</summary>
    public Either<Failure, Unit> Write()
    {
        var size = outputs.Size.IfNone(default(ImageSize));
        int[] shape = outputs.Names.Count == 1 ? [size.Height, size.Width] : [outputs.Names.Count, size.Height, size.Width];
        try
        {
            DurableFile.Write(file, stream => NpyFile.Write(stream, _rows, shape));
            return unit;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Failure(ExitCode.RunFolder, $"the array cannot be written: {e.Message.TrimEnd('.')}")
            {
                Where = file,
                Safe = "model and images were only read",
                Next = "free space, or name another file: --out FILE.npy",
            };
        }
    }

    private static Failure Unfit(string what, string next) => new(ExitCode.Usage, what) { Safe = "nothing was done", Next = next };
}
