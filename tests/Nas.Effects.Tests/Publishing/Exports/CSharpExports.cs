using System.Diagnostics;
using Nas.Effects.Engine;

namespace Nas.Effects.Tests.Publishing.Exports;

/// <summary>A program made of nothing but exported C# classes, TorchSharp's names, and a main function that compares logits.</summary>
internal static class CSharpExports
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <LangVersion>8.0</LangVersion>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <AssemblyName>check</AssemblyName>
            <OutputPath>out</OutputPath>
          </PropertyGroup>
          <ItemGroup>
            <Reference Include="TORCH" />
            <Reference Include="SKIA" />
            <None Include="NATIVE" CopyToOutputDirectory="Always" Link="libSkiaSharp.so" />
          </ItemGroup>
        </Project>
        """;

    private const string Main = """
        #nullable enable
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Text.Json;
        using System.Runtime.InteropServices;
        using TorchSharp;
        using static TorchSharp.torch;

        internal static class Program
        {
            private static void Main()
            {
                foreach (var library in new[] { LIBRARIES })
                {
                    NativeLibrary.Load(library);
                }

                set_num_threads(1);
        CALLS
                using var model = PHOTOGRAPHER.Model.Load("PHOTOGRAPHER/weights.safetensors");
                foreach (var path in File.ReadAllLines("photographs.txt"))
                {
                    Console.WriteLine("picture " + string.Join(' ', model.Predict(path).Probabilities.Select(one => FormattableString.Invariant($"{one:R}"))));
                }

                foreach (var row in JsonSerializer.Deserialize<Dictionary<string, string>[]>(File.ReadAllText("rows.json"))!)
                {
                    Console.WriteLine("row " + string.Join(' ', OfATable.Model.Encode(row).Select(one => FormattableString.Invariant($"{one:R}"))));
                }
            }

            private static void Check(string name, int classes, Func<string, Tensor, Tensor> logits)
            {
                using var scope = NewDisposeScope();
                var pixels = Floats(name + "/pixels.bin");
                var side = (long)Math.Sqrt(pixels.Length / 36);
                var (expected, actual) = (Floats(name + "/logits.bin"), logits(name + "/weights.safetensors", tensor(pixels, new[] { 12, 3, side, side })));
                var difference = expected.Zip(actual.data<float>().ToArray(), (a, b) => Math.Abs(a - b)).Max() / Math.Max(1, expected.Max(Math.Abs));
                Console.WriteLine(FormattableString.Invariant($"logits {name} {classes} {difference}"));
            }

            private static float[] Floats(string path) => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(path)).ToArray();
        }
        """;

    /// <summary>Builds and runs it; gives its lines: "logits", each model's name, number of classes and the largest difference of its
    /// logits, relative to the largest or 1; "picture" and the probabilities of each of photographs.txt; "row" and the numbers of each of
    /// rows.json.</summary>
    public static string[] Run(string root, IReadOnlyList<string> names)
    {
        var calls = names.Select(name =>
            $"        Check(\"{name}\", {name}.Model.Classes.Count, (path, pixels) => {{ using var model = {name}.Model.Load(path); return model.Forward({name}.Model.Prepare(pixels)); }});"
        );
        var (skia, folder) = (typeof(SkiaSharp.SKBitmap).Assembly.Location, AppContext.BaseDirectory);
        File.WriteAllText(
            Path.Combine(root, "check.csproj"),
            Project
                .Replace("TORCH", typeof(TorchSharp.torch).Assembly.Location, StringComparison.Ordinal)
                .Replace("SKIA", skia, StringComparison.Ordinal)
                .Replace(
                    "NATIVE",
                    Directory
                        .EnumerateFiles(folder, "libSkiaSharp.so", SearchOption.AllDirectories)
                        .First(file => !file.Contains("musl", StringComparison.Ordinal)),
                    StringComparison.Ordinal
                )
        );
        File.WriteAllText(
            Path.Combine(root, "Program.cs"),
            Main.Replace("LIBRARIES", string.Join(", ", Libraries().Select(file => $"\"{file}\"")), StringComparison.Ordinal)
                .Replace("CALLS", string.Join('\n', calls), StringComparison.Ordinal)
                .Replace("PHOTOGRAPHER", names[0], StringComparison.Ordinal)
        );
        Dotnet(root, "build", "check.csproj", "-v", "q", "-nologo", "-nodeReuse:false", "-p:UseSharedCompilation=false");
        return Dotnet(root, Path.Combine("out", "net10.0", "check.dll")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>What this process has loaded: TorchSharp by itself finds nothing here, where the system's C++ library may be too old for
    /// it.</summary>
    private static IEnumerable<string> Libraries()
    {
        var loaded = LibTorch.Describe();
        return
        [
            .. new[] { "c10", "torch_cpu", "torch" }.Select(name => loaded.Library.Replace("torch_cpu", name, StringComparison.Ordinal)),
            loaded.Binding,
        ];
    }

    private static string Dotnet(string folder, params string[] line)
    {
        var start = new ProcessStartInfo("dotnet", line)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.WaitForExit();
        return process.ExitCode == 0
            ? output.Result
            : throw new Xunit.Sdk.XunitException($"dotnet {string.Join(' ', line)}\n{output.Result}{error.Result}");
    }
}
