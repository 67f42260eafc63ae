using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Nas.Effects.Publishing.Exports.Onnx;

namespace Nas.Tests.Exports;

/// <summary>What <c>model.onnx</c> computes in ONNX Runtime.</summary>
internal static class OnnxExports
{
    /// <summary>Checks the exports of some folders in a folder.</summary>
    public static ExportDifference[] Check(string root, IEnumerable<string> names) =>
        [.. names.Select(name => new ExportDifference(name, Difference(Path.Combine(root, name))))];

    private static double Difference(string folder)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        using var session = new InferenceSession(Path.Combine(folder, OnnxFile.FileName), options);
        var (pixels, expected) = (Floats(Path.Combine(folder, "pixels.bin")), Floats(Path.Combine(folder, "logits.bin")));
        long[] image = [.. session.InputMetadata["pixels"].Dimensions.Skip(1).Select(size => (long)size)];
        using var input = OrtValue.CreateTensorValueFromMemory(
            pixels,
            [pixels.Length / image.Aggregate((product, size) => product * size), .. image]
        );
        using var run = new RunOptions();
        using var outputs = session.Run(run, ["pixels"], [input], ["logits", "probabilities"]);
        var (logits, probabilities) = (
            outputs[0].GetTensorDataAsSpan<float>().ToArray(),
            outputs[1].GetTensorDataAsSpan<float>().ToArray()
        );
        var classes = logits.Length / (int)input.GetTensorTypeAndShape().Shape[0];
        return logits.Length == expected.Length && probabilities.Chunk(classes).All(row => Math.Abs(row.Sum() - 1) < 1e-5)
            ? expected.Zip(logits, (ours, theirs) => Math.Abs(ours - theirs)).Max() / Math.Max(1, expected.Max(Math.Abs))
            : double.PositiveInfinity;
    }

    private static float[] Floats(string path) => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(path)).ToArray();
}
