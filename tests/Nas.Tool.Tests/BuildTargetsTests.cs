using System.Runtime.CompilerServices;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Networks.Lowering;
using Nas.Domain.Architectures.Tensors;
using Nas.Effects.Training.Execution;
using Nas.Effects.Training.Models;

namespace Nas.Tool.Tests;

/// <summary>A C# project that lists a model and uses its class, built as its user would build it.</summary>
[Trait("Runs", "packages")]
public sealed class BuildTargetsTests : IDisposable
{
    private const string Program =
        "System.Console.WriteLine($\"{string.Join(' ', Toys.Sorter.Classes)} {System.IO.File.Exists(\"out/net10.0/Sorter.safetensors\")}\");";

    private readonly Scratch _scratch = new();

    [Fact]
    public async Task Build_OfAProjectWithAModel_GeneratesItsClassWhenChanged()
    {
        var model = new ModelFolder(_scratch.Sub("best"));
        model.Write(Model("cube", "ball"));
        File.WriteAllText(_scratch.At("Program.cs"), Program);
        File.WriteAllText(
            _scratch.At("Toys.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <OutputPath>out</OutputPath>
                <NasSearch>{string.Join(' ', ProgramRun.Tool)}</NasSearch>
              </PropertyGroup>
              <ItemGroup>
                <NasArchitecture Include="best/architecture.txt" Class="Sorter" />
                <Reference Include="{Path.Combine(AppContext.BaseDirectory, "TorchSharp.dll")}" />
                <Reference Include="{Path.Combine(AppContext.BaseDirectory, "SkiaSharp.dll")}" />
              </ItemGroup>
              <Import Project="{Targets()}" />
            </Project>
            """
        );

        Assert.Equal("cube ball True\n", await BuildAndRun());
        var written = Written();
        Assert.Equal("cube ball True\n", await BuildAndRun("--no-restore"));
        Assert.Equal(written, Written());

        model.Write(Model("cube", "ball", "doll"));
        Assert.Equal("cube ball doll True\n", await BuildAndRun("--no-restore"));
    }

    public void Dispose() => _scratch.Dispose();

    private DateTime Written() =>
        File.GetLastWriteTimeUtc(Directory.GetFiles(_scratch.At("obj"), "Sorter.cs", SearchOption.AllDirectories).Single());

    private async Task<string> BuildAndRun(params string[] options)
    {
        var built = await ProgramRun.Execute(
            _scratch.Root,
            [("DOTNET_NOLOGO", "1")],
            ["dotnet", "build", "-v", "q", "-nologo", "-nodeReuse:false", "-p:UseSharedCompilation=false", .. options]
        );
        Assert.True(built.Code == 0, built.Out + built.Error);
        return (await ProgramRun.Execute(_scratch.Root, [], "dotnet", "out/net10.0/Toys.dll")).Out;
    }

    private static TrainedModel Model(params string[] classes)
    {
        var about = new ModelDescription("toys", "compute(norm)", TensorType.Image(1, 4, 4), classes, new([0], [1]), Border: 0);
        var network = (
            from derivation in ArchitectureText.Parse(about.Architecture, about.Input).MapLeft(errors => $"{errors[0]}")
            from lowered in Lower.ToNetwork(derivation, classes.Length)
            select lowered
        ).IfLeft(reason => throw new InvalidOperationException(reason));
        return TrainedModel
            .Create(
                about,
                [
                    .. Weights
                        .ShapesOf(network)
                        .Select(item => new NamedTensor(
                            item.Name,
                            item.Shape,
                            new float[item.Shape.Aggregate(1L, (product, size) => product * size)]
                        )),
                ]
            )
            .IfLeft(reason => throw new InvalidOperationException(reason));
    }

    private static string Targets([CallerFilePath] string caller = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(caller)!, "..", "..", "tool", "build", "nas-search.targets"));
}
