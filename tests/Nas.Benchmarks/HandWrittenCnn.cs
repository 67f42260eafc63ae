using System.Diagnostics;
using System.Globalization;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;
using Nas.Effects.Engine;
using Nas.Effects.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Nas.Benchmarks;

/// <summary>The convolutional network that anyone would write first, with TorchSharp's own modules, trained for as long as a search may
/// take: two convolutions, max-pooling, two of twice the width, max-pooling, one of four times the width, mean, dropout, linear.
/// AdamW, a learning rate that rises over the first tenth of the time and falls along a cosine, batches of 128, label smoothing; one
/// shift and one mirroring for each batch; all processors; all images but those of the test.</summary>
internal static class HandWrittenCnn
{
    private const int Batch = 128;
    private const double Rate = 0.004;
    private const double WarmUp = 0.1;
    private const int Shift = 2;

    /// <summary>Prints test accuracy, seconds, parameters and epochs.</summary>
    public static int Run(string task, int width, double minutes, int seed)
    {
        var clock = Stopwatch.StartNew();
        LibTorch.UseThreads(Environment.ProcessorCount);
        var data = Tasks.Load(TaskOf(task)).IfLeft(error => throw new InvalidOperationException(error.What));
        manual_seed(seed);
        using var network = Network(data.Input.Axis1, width, data.Target.Outputs);
        var images = data.Train.Append(data.Validation);
        var (pixels, labels) = Tensors(images);
        var mirrors = AugmentationPolicy.For(data).Mirror;
        var optimiser = optim.AdamW(network.parameters(), Rate, weight_decay: 0.05);
        var (random, steps, end) = (new Random(seed), 0, (minutes * 60) - 1 - (0.0002 * data.Test.Count));
        network.train();
        while (clock.Elapsed.TotalSeconds < end)
        {
            using var order = randperm(images.Count, ScalarType.Int64);
            for (var first = 0; first + Batch <= images.Count && clock.Elapsed.TotalSeconds < end; first += Batch)
            {
                using var step = NewDisposeScope();
                foreach (var group in optimiser.ParamGroups)
                {
                    group.LearningRate = RateAt(clock.Elapsed.TotalSeconds / end);
                }

                var places = order.narrow(0, first, Batch);
                optimiser.zero_grad();
                var logits = network.forward(Change(pixels.index_select(0, places), random, mirrors));
                nn.functional.cross_entropy(logits, labels.index_select(0, places), label_smoothing: 0.05).backward();
                optimiser.step();
                steps++;
            }
        }

        var accuracy = Accuracy(network, data.Test);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{accuracy:0.0000} {clock.Elapsed.TotalSeconds:0.0} {network.parameters().Sum(parameter => parameter.numel())} {(double)steps * Batch / images.Count:0.0}"
            )
        );
        return 0;
    }

    /// <summary>A built-in task, or a folder.</summary>
    public static TaskRequest TaskOf(string task) => Directory.Exists(task) ? new TaskRequest("data") { Directory = task } : new(task);

    private static Sequential Network(int channels, int width, int classes)
    {
        var modules = new List<nn.Module<Tensor, Tensor>>();
        void Convolution(int inputs, int outputs)
        {
            modules.Add(nn.Conv2d(inputs, outputs, 3, padding: 1, bias: false));
            modules.Add(nn.BatchNorm2d(outputs));
            modules.Add(nn.ReLU());
        }

        Convolution(channels, width);
        Convolution(width, width);
        modules.Add(nn.MaxPool2d(2));
        Convolution(width, 2 * width);
        Convolution(2 * width, 2 * width);
        modules.Add(nn.MaxPool2d(2));
        Convolution(2 * width, 4 * width);
        modules.Add(nn.AdaptiveAvgPool2d(1));
        modules.Add(nn.Flatten());
        modules.Add(nn.Dropout(0.2));
        modules.Add(nn.Linear(4 * width, classes));
        return nn.Sequential(modules);
    }

    private static double RateAt(double share) =>
        Rate * (share < WarmUp ? share / WarmUp : (1 + Math.Cos(Math.PI * Math.Min(1, (share - WarmUp) / (1 - WarmUp)))) / 2);

    private static Tensor Change(Tensor images, Random random, bool mirrors)
    {
        var (height, width) = (images.shape[2], images.shape[3]);
        var padded = nn.functional.pad(images, [Shift, Shift, Shift, Shift]);
        var moved = padded.narrow(2, random.Next((2 * Shift) + 1), height).narrow(3, random.Next((2 * Shift) + 1), width);
        return mirrors && random.Next(2) == 1 ? moved.flip(3) : moved.contiguous();
    }

    private static (Tensor Pixels, Tensor Labels) Tensors(ImageSet images) =>
        (
            tensor(images.Pixels, [images.Count, images.Shape.Axis1, images.Shape.Axis2, images.Shape.Axis3]),
            tensor(Array.ConvertAll(images.Labels, label => (long)label), [images.Count])
        );

    private static double Accuracy(Sequential network, ImageSet images)
    {
        using var noGrad = no_grad();
        network.eval();
        var (pixels, labels) = Tensors(images);
        var right = 0L;
        for (var first = 0; first < images.Count; first += Batch)
        {
            using var step = NewDisposeScope();
            var count = Math.Min(Batch, images.Count - first);
            right += network.forward(pixels.narrow(0, first, count)).argmax(1).eq(labels.narrow(0, first, count)).sum().item<long>();
        }

        return (double)right / images.Count;
    }
}
