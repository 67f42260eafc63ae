using Nas.Domain.Architectures.Networks;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Trials;
using Nas.Domain.ZeroCost;
using Nas.Effects.Data.Sets;
using Nas.Effects.Engine;
using Nas.Effects.Training;
using Nas.Effects.Training.Execution;
using static TorchSharp.torch;

namespace Nas.Effects.Scoring;

/// <summary>Draws what a job's passes run on. Each thing has a stream of its own, so that none depends on what else is computed.</summary>
internal sealed class DrawnInputs(ScoringJob job, ScoredNetwork network)
{
    private readonly Device _device = device(job.Device);
    private readonly int _samples = job.Images.Map(images => images.Count).IfNone(job.NoiseBatch);

    public ScoringInputs Draw() =>
        new(Weights(network.Network, "weights", job.Double), job.Images.Map(Batch).AsEnumerable().FirstOrDefault())
        {
            Noise = exact =>
                (
                    Weights(Reinitialisation.Normal(network), "zen", exact || job.Double),
                    Normal("zen", "input", exact),
                    Normal("zen", "noise", exact)
                ),
            Blocks = () => (Weights(Reinitialisation.Kaiming(network), "blocks", job.Double), Normal("blocks", "input", exact: false)),
            Signs = Signs,
        };

    private Weights Weights(Network initialised, string name, bool exact)
    {
        var drawn = Training.Execution.Weights.Draw(initialised, job.Stream.Child(name), _device);
        if (!exact)
        {
            return drawn;
        }

        using (drawn)
        {
            return drawn.Map(weight => weight.to(ScalarType.Float64));
        }
    }

    private LabelledBatch Batch(ImageSet images) =>
        new(
            FromArrays.Tensor(images.Pixels, Numbers.ShapeOf(images.Shape, images.Count)).to(Precision(exact: false), _device),
            DeviceImages.Wanted(images).to(_device),
            images.Labels,
            images.Targets.Map(rows => rows.Kind).IfNone(TargetKind.Classes)
        );

    private Tensor Normal(string pass, string name, bool exact)
    {
        var numbers = new float[_samples * network.Network.Input.Elements];
        job.Stream.Child(pass).Child(name).FillNormal(numbers);
        return FromArrays.Tensor(numbers, Numbers.ShapeOf(network.Network.Input, _samples)).to(Precision(exact), _device);
    }

    private float[] Signs(int block, long count)
    {
        var numbers = new float[count];
        job.Stream.Child("blocks").Child("signs").Child(block).FillUniform(numbers, -1, 1);
        return numbers;
    }

    private ScalarType Precision(bool exact) => exact || job.Double ? ScalarType.Float64 : ScalarType.Float32;
}
