using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Layer = TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>;

namespace Nas.Benchmarks;

/// <summary>Seeds as anyone would write them with TorchSharp's own modules: convolutions without a bias before each norm.</summary>
internal static class HandWrittenNetworks
{
    private const double LeakySlope = 0.01;

    /// <summary>The seeds that are written here.</summary>
    public static IReadOnlyList<string> Names =>
        ["cnn_16", "cnn_32", "residual_16", "residual_32", "resnet18_no_maxpool", "wideresnet16_4"];

    /// <summary>A seed.</summary>
    public static Layer Create(string name, int channels, int classes) =>
        name switch
        {
            "cnn_16" => Cnn(channels, 16, classes),
            "cnn_32" => Cnn(channels, 32, classes),
            "residual_16" => Residual(channels, 16, classes),
            "residual_32" => Residual(channels, 32, classes),
            "resnet18_no_maxpool" => ResNet18(channels, classes),
            "wideresnet16_4" => WideResNet(channels, classes),
            _ => throw new ArgumentException($"{name} is not written by hand"),
        };

    private static Layer Cnn(int channels, int width, int classes) =>
        nn.Sequential([
            .. Block(channels, width),
            nn.MaxPool2d(2),
            .. Block(width, 2 * width),
            .. Block(2 * width, 2 * width),
            nn.MaxPool2d(2),
            .. Block(2 * width, 4 * width),
            .. Block(4 * width, 4 * width),
            nn.MaxPool2d(2),
            .. Block(4 * width, 8 * width),
            .. Head(8 * width, classes),
        ]);

    private static Layer Residual(int channels, int width, int classes)
    {
        Layer Wider(int inputs) =>
            new Sum(
                nn.Sequential([.. Block(inputs, 2 * inputs), .. Normalised(2 * inputs, 2 * inputs)]),
                nn.Sequential([.. Normalised(inputs, 2 * inputs, kernel: 1)])
            );
        return nn.Sequential([
            .. Block(channels, width),
            nn.MaxPool2d(2),
            Wider(width),
            nn.ReLU(),
            nn.MaxPool2d(2),
            Wider(2 * width),
            nn.ReLU(),
            nn.MaxPool2d(2),
            Wider(4 * width),
            nn.ReLU(),
            .. Head(8 * width, classes),
        ]);
    }

    private static Layer ResNet18(int channels, int classes)
    {
        List<Layer> layers = [.. Normalised(channels, 64), nn.LeakyReLU(LeakySlope), Convolution(64, 64, stride: 2)];
        foreach (var (inputs, outputs, stride) in new[] { (64, 64, 1), (64, 128, 2), (128, 256, 2), (256, 512, 2) })
        {
            layers.AddRange([
                Basic(inputs, outputs, stride),
                nn.LeakyReLU(LeakySlope),
                Basic(outputs, outputs, 1),
                nn.LeakyReLU(LeakySlope),
            ]);
        }

        return nn.Sequential([.. layers, .. Head(512, classes)]);
    }

    private static Sum Basic(int inputs, int outputs, int stride) =>
        new(
            nn.Sequential([.. Normalised(inputs, outputs, stride: stride), nn.LeakyReLU(LeakySlope), .. Normalised(outputs, outputs)]),
            inputs == outputs ? nn.Identity() : nn.Sequential([.. Normalised(inputs, outputs, 1, stride)])
        );

    private static Layer WideResNet(int channels, int classes)
    {
        List<Layer> layers = [.. Normalised(channels, 16), nn.LeakyReLU(LeakySlope)];
        foreach (var (inputs, outputs, stride) in new[] { (16, 64, 1), (64, 128, 2), (128, 256, 2) })
        {
            layers.AddRange([.. Wide(inputs, outputs, stride), .. Wide(outputs, outputs, 1)]);
        }

        return nn.Sequential([.. layers, .. Head(256, classes)]);
    }

    /// <summary>A residual block and the norm after it.</summary>
    private static IEnumerable<Layer> Wide(int inputs, int outputs, int stride) =>
        [
            new Sum(
                nn.Sequential([.. Normalised(inputs, outputs, stride: stride), nn.LeakyReLU(LeakySlope), Convolution(outputs, outputs)]),
                inputs == outputs ? nn.Identity() : Convolution(inputs, outputs, 1, stride)
            ),
            nn.BatchNorm2d(outputs),
            nn.LeakyReLU(LeakySlope),
        ];

    private static IEnumerable<Layer> Block(int inputs, int outputs) => [.. Normalised(inputs, outputs), nn.ReLU()];

    private static IEnumerable<Layer> Normalised(int inputs, int outputs, int kernel = 3, int stride = 1) =>
        [Convolution(inputs, outputs, kernel, stride), nn.BatchNorm2d(outputs)];

    private static Conv2d Convolution(int inputs, int outputs, int kernel = 3, int stride = 1) =>
        nn.Conv2d(inputs, outputs, kernel, stride: stride, padding: kernel / 2, bias: false);

    private static IEnumerable<Layer> Head(int inputs, int classes) => [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(inputs, classes)];

    /// <summary>The sum of what two modules make of the same input.</summary>
    private sealed class Sum : Layer
    {
        private readonly Layer _first;
        private readonly Layer _second;

        public Sum(Layer first, Layer second)
            : base(nameof(Sum))
        {
            (_first, _second) = (first, second);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => _first.forward(input) + _second.forward(input);
    }
}
