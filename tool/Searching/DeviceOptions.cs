using System.CommandLine;
using LanguageExt;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;
using Nas.Effects.Engine;
using Nas.Tool.CommandLine;
using Nas.Tool.Output;
using static LanguageExt.Prelude;

namespace Nas.Tool.Searching;

/// <summary>What trainings are computed by, and how exactly.</summary>
internal sealed class DeviceOptions
{
    /// <summary>The name of the option that gives a device.</summary>
    public const string Name = "--device";

    private const string Auto = "auto";
    private const Precision Fp32 = Domain.Search.Trials.Precision.Fp32;
    private static readonly string[] Precisions = ["fp32", "tf32", "bf16"];

    private readonly System.CommandLine.Option<string?> _device = Single(
        "Devices of the workers: cpu, cuda, or a list such as cuda:0*2,cuda:1 for two workers on the first [default: auto, every "
            + "graphics processor that libtorch can use, else cpu]"
    );
    private readonly System.CommandLine.Option<string?> _precision = Options.Text(
        "--precision",
        "NAME",
        "fp32; tf32: faster and less exact on a graphics processor; or bf16: activations of half the size, faster where the processor has "
            + "instructions for it [default: bf16 on such a processor for classes of images in minutes, else fp32]"
    );

    /// <summary>In the order of help.</summary>
    public IReadOnlyList<System.CommandLine.Option> All => [_device, _precision];

    /// <summary>The option of commands that compute on one device.</summary>
    public static System.CommandLine.Option<string?> Single(string description) => Options.Text(Name, "NAME", description);

    /// <summary>The device of a command that computes on one.</summary>
    public static Either<Failure, ComputeDevice> Read(string? given) => Find(given, isElsewhere: false).Map(devices => devices[0]);

    /// <summary>The name of a device of the kind that a search used.</summary>
    public static string UsualOf(Recipe recipe) => NameOf(recipe.Training.Device);

    /// <summary>The option for the devices.</summary>
    public System.CommandLine.Option List => _device;

    /// <summary>Whether the precision was given, which a recipe holds.</summary>
    public System.CommandLine.Option Precision => _precision;

    /// <summary>The devices of the workers of a new search; none for as many on the processor as there are trials at once.</summary>
    public Either<Failure, Seq<ComputeDevice>> Devices(ParseResult parsed, bool isElsewhere = false) =>
        Find(parsed.GetValue(_device), isElsewhere);

    /// <summary>The same where a recipe says of which kind they are.</summary>
    public Either<Failure, Seq<ComputeDevice>> DevicesFor(Recipe recipe, ParseResult parsed, bool isElsewhere = false) =>
        parsed.GetValue(_device) is null && recipe.Training.Device == DeviceKind.Cpu
            ? Seq1(ComputeDevice.Cpu)
            : Find(parsed.GetValue(_device), isElsewhere).Bind(devices => Matching(recipe, devices));

    /// <summary>A recipe whose trainings are computed so.</summary>
    public Either<Failure, Recipe> Apply(Recipe recipe, ParseResult parsed, bool isElsewhere = false) =>
        from devices in Devices(parsed, isElsewhere)
        from precision in PrecisionOf(parsed.GetValue(_precision), devices[0].Kind, isElsewhere ? Fp32 : UsualPrecision(recipe, devices[0]))
        select recipe with
        {
            Training = recipe.Training with { Device = devices[0].Kind, Precision = precision },
            FinalTraining = recipe.FinalTraining.Map(final => final with { Device = devices[0].Kind, Precision = precision }),
        };

    /// <summary>Where minutes are planned, a step that takes less time is worth more than its last bits. The columns of a table and the numbers to
    /// predict may need them.</summary>
    private static Precision UsualPrecision(Recipe recipe, ComputeDevice device) =>
        recipe is { Pacing.IsSome: true, Task.Target: Target.Classes }
        && TensorType.Parse(recipe.Task.Input).Exists(input => input is { Layout: Layout.Image, Axis2: > 1 })
        && device.Kind == DeviceKind.Cpu
        && Bfloat16.IsFast
            ? Domain.Search.Trials.Precision.Bf16
            : Fp32;

    private static Either<Failure, Precision> PrecisionOf(string? name, DeviceKind kind, Precision usual) =>
        name switch
        {
            null => usual,
            "fp32" => Fp32,
            "bf16" => Domain.Search.Trials.Precision.Bf16,
            "tf32" when kind == DeviceKind.Cuda => Domain.Search.Trials.Precision.Tf32,
            "tf32" => Wrong("--precision tf32 needs a graphics processor", "leave it out"),
            _ => Wrong($"no precision is named '{name}'", $"choose from {string.Join(", ", Precisions)}"),
        };

    private static Either<Failure, Seq<ComputeDevice>> Matching(Recipe recipe, Seq<ComputeDevice> devices) =>
        devices[0].Kind == recipe.Training.Device
            ? devices
            : Wrong(
                $"the search computes with {NameOf(recipe.Training.Device)}, and not with {devices[0]}: scores would differ",
                $"give --device {NameOf(recipe.Training.Device)}, or begin another search"
            );

    private static Either<Failure, Seq<ComputeDevice>> Find(string? given, bool isElsewhere)
    {
        try
        {
            return isElsewhere
                    ? ComputeDevice
                        .ParseList(given ?? ComputeDevice.Cpu.ToString())
                        .MapLeft(reason => Wrong(reason, "give one device, such as cuda"))
                : given is null or Auto ? Usual(Nas.Effects.Engine.Devices.CountOfCuda())
                : ComputeDevice
                    .ParseList(given)
                    .MapLeft(reason => Wrong(reason, $"{Launcher.Name} doctor lists the devices"))
                    .Bind(Present);
        }
        catch (LibTorchUnavailableException e)
        {
            return Faults.ToFailure(e);
        }
    }

    private static Seq<ComputeDevice> Usual(int graphics) =>
        graphics == 0
            ? Seq1(ComputeDevice.Cpu)
            : Enumerable.Range(0, graphics).Map(index => new ComputeDevice(DeviceKind.Cuda, index)).ToSeq().Strict();

    private static Either<Failure, Seq<ComputeDevice>> Present(Seq<ComputeDevice> devices)
    {
        var graphics = devices.Exists(device => device.Kind == DeviceKind.Cuda) ? Nas.Effects.Engine.Devices.CountOfCuda() : 0;
        return devices.Find(device => device.Kind == DeviceKind.Cuda && device.Index >= graphics).Case is ComputeDevice missing
            ? new Failure(ExitCode.Device, $"there is no {missing} that libtorch can use")
            {
                Safe = "nothing was done",
                Next =
                    graphics > 0
                        ? $"choose from {string.Join(", ", Usual(graphics))}"
                        : "give --libtorch a CUDA build of libtorch 2.10.0, or use --device cpu",
            }
            : devices;
    }

    private static string NameOf(DeviceKind kind) => new ComputeDevice(kind, 0).ToString();

    private static Failure Wrong(string what, string next) => new(ExitCode.Usage, what) { Safe = "nothing was done", Next = next };
}
