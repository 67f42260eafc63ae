return args switch
{
    ["step"] => Nas.Benchmarks.StepBenchmark.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        usage: dotnet run -c Release --project tests/Nas.Benchmarks -- VERB

          step    a training step of resnet18_no_maxpool, beside the same network in Python's torch
        """);
    return 2;
}
