using Nas.Effects.Data.Arrays;
using Nas.Effects.Data.Csv;
using Nas.Effects.Data.Folders.Arrays;
using Nas.Effects.Data.Images;
using Nas.Effects.Training.Models;

namespace Nas.Effects.Tests.Data;

public class PipeTests
{
    [Theory]
    [InlineData("npy")]
    [InlineData("npz")]
    [InlineData("csv")]
    [InlineData("csv.gz")]
    [InlineData("bin")]
    [InlineData("png")]
    [InlineData("weights.safetensors")]
    public async Task Reader_OfAPipeThatNobodyWritesTo_RefusesItAtOnce(string kind)
    {
        using var folder = new TemporaryFolder();
        var pipe = folder[kind];
        Pipes.Make(pipe);
        Assert.NotEmpty(await Task.Run(() => Refusal(folder, pipe, kind)).WaitAsync(TimeSpan.FromSeconds(20)));
    }

    private static string Refusal(TemporaryFolder folder, string pipe, string kind) =>
        kind switch
        {
            "npy" => ArrayFile.Read(pipe, ReadLimits.Default).Match(_ => "", error => error.What),
            "npz" => NamedArrays.InArchive(pipe, ReadLimits.Default).Match(_ => "", error => error.What),
            "csv" or "csv.gz" => CsvTables.Read(pipe).Match(_ => "", error => error.Message),
            "bin" => RawBytes.Read(pipe, ReadLimits.Default).Match(_ => "", error => error.What),
            "png" => ImageDecoder.Read(pipe, new(ImageLimits.Default)).Match(_ => "", error => error.What),
            _ => new ModelFolder(folder.Root).Read().Match(_ => "", wrong => wrong),
        };
}
