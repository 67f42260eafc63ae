using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The processor.</summary>
    public static readonly Device CPU = new(DeviceType.CPU);

    /// <summary>The current GPU.</summary>
    public static readonly Device CUDA = new(DeviceType.CUDA);

    /// <summary>Shapes without data.</summary>
    public static readonly Device META = new(DeviceType.META);

    /// <summary>The device of a text such as <c>cpu</c> or <c>cuda:1</c>.</summary>
    public static Device device(string description) => new(description);

    /// <summary>The device of a kind, by index where there are several.</summary>
    public static Device device(DeviceType type, int index = -1) => new(type, index);

    /// <summary>Where a tensor lives. An index of −1 is the current device of that kind.</summary>
    public class Device
    {
        public Device(DeviceType type, int index = -1) => (this.type, this.index) = (type, index);

        public Device(string description)
        {
            var parts = description.Split(':');
            type = parts[0] switch
            {
                "cpu" => DeviceType.CPU,
                "cuda" => DeviceType.CUDA,
                "meta" => DeviceType.META,
                _ => throw new ArgumentException($"\"{description}\" is no device. Known: cpu, cuda, cuda:N, meta.", nameof(description)),
            };
            index = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : -1;
        }

        public DeviceType type { get; }

        public int index { get; }

        public static implicit operator Device(string description) => new(description);

        public override string ToString() => type switch
        {
            DeviceType.CPU => "cpu",
            DeviceType.META => "meta",
            _ => index < 0 ? "cuda" : string.Create(CultureInfo.InvariantCulture, $"cuda:{index}"),
        };
    }
}
