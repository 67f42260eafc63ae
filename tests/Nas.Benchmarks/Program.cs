using System.Globalization;
using Nas.Benchmarks;

return args switch
{
    ["sample"] => SampleBenchmark.Run(),
    ["cells", var dataset, var seeds, .. var names] => CellSearchBenchmark.Run(
        dataset,
        int.Parse(seeds, CultureInfo.InvariantCulture),
        names
    ),
    ["minutes", var tool, var minutes, var seeds, var widths, .. var tasks] when tasks.Length > 0 => MinutesBenchmark.Run(
        tool,
        double.Parse(minutes, CultureInfo.InvariantCulture),
        int.Parse(seeds, CultureInfo.InvariantCulture),
        [.. widths.Split(',').Select(width => int.Parse(width, CultureInfo.InvariantCulture))],
        tasks
    ),
    ["hand", var task, var width, var minutes, var seed] => HandWrittenCnn.Run(
        task,
        int.Parse(width, CultureInfo.InvariantCulture),
        double.Parse(minutes, CultureInfo.InvariantCulture),
        int.Parse(seed, CultureInfo.InvariantCulture)
    ),
    ["decisions", var strategy, var trials] => DecisionBenchmark.Run(strategy, int.Parse(trials, CultureInfo.InvariantCulture)),
    ["prior-tasks", var folder] => PriorTasks.Run(folder),
    ["features"] => FeatureBenchmark.Run(),
    ["fuse"] => AsWorker.Run(() => FuseBenchmark.Run(sampled: 200)),
    ["fuse", var name, .. var names] when !char.IsAsciiDigit(name[0]) => AsWorker.Run(() =>
        FuseBenchmark.Run(new[] { name }.Concat(names).Select(BenchmarkArchitectures.ByName))
    ),
    ["profile", var name] => AsWorker.Run(() => NodeProfile.Run(name)),
    ["memory"] => MemoryBenchmark.Run(),
    ["fuse", var count] => AsWorker.Run(() => FuseBenchmark.Run(int.Parse(count, CultureInfo.InvariantCulture))),
    ["fuse", var count, var part] when part.Split('/') is [var number, var parts] => AsWorker.Run(() =>
        FuseBenchmark.Run(
            int.Parse(count, CultureInfo.InvariantCulture),
            int.Parse(number, CultureInfo.InvariantCulture),
            int.Parse(parts, CultureInfo.InvariantCulture)
        )
    ),
    ["step"] => StepBenchmark.Run(),
    ["modules", .. var names] => AsWorker.Run(() => ModulesBenchmark.Run(names)),
    ["peers", var checkout, .. var seeds] => AsWorker.Run(() => PeersBenchmark.Run(checkout, seeds)),
    ["start"] => await StartBenchmark.Run(),
    [StartBenchmark.WorkerVerb] => StartBenchmark.Serve(),
    ["journal", var folder] => JournalCommits.Run(folder),
    ["proxies"] => AsWorker.Run(ProxyBenchmark.Run),
    ["proxies-nb201", var first, var count, var file, var task, var seed, .. var names]
        when int.TryParse(first, CultureInfo.InvariantCulture, out var skipped) => CellProxyBenchmark.Run(
        skipped,
        int.Parse(count, CultureInfo.InvariantCulture),
        file,
        task,
        long.Parse(seed, CultureInfo.InvariantCulture),
        names
    ),
    ["proxies-nb201", .. var files] when files.Length > 0 => CellProxyBenchmark.Compare(files),
    ["predictors", .. var names] => PredictorBenchmark.Run(names),
    ["forests"] => ForestBenchmark.Run(),
    ["formula"] => FormulaBenchmark.Run(seeds: 10, []),
    ["formula", var seeds, .. var names] => FormulaBenchmark.Run(int.Parse(seeds, CultureInfo.InvariantCulture), names),
    ["mixers", var seeds, .. var name] => MixerBenchmark.Run(int.Parse(seeds, CultureInfo.InvariantCulture), string.Concat(name)),
    ["language", var seeds, var trains, var part, .. var archives] when archives.Length > 0 => AsWorker.Run(() =>
        LanguageBenchmark.Run(int.Parse(seeds, CultureInfo.InvariantCulture), trains.Split(','), part, archives)
    ),
    ["transfer", var folder] => TransferBenchmark.Run(folder),
    ["exports", var folder] => ExportsCheck.Run(sampled: 100, folder),
    ["exports", var folder, var count] => ExportsCheck.Run(int.Parse(count, CultureInfo.InvariantCulture), folder),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        usage: dotnet run -c Release --project tests/Nas.Benchmarks -- VERB

          sample  derivations, mutants and crossovers a second, and whether all are well typed
          cells DATASET SEEDS [NAME…]  strategies on the table of NAS-Bench-201; c10, c100 or in16
          minutes TOOL MINUTES SEEDS WIDTHS TASK…  searches by the tool in a folder, beside a hand-written network of widths such as 16,32
          decisions STRATEGY TRIALS  what deciding a trial costs, and the memory that all take; random, evolution or selection
          features  architectures a second that graph features are computed of
          predictors [NAME…]  tau of accuracy predictors on NAS-Bench-201, beside scikit-learn's and XGBoost's
          forests fit and prediction of our forests, beside scikit-learn's
          proxies all zero-cost proxies of a network together, beside one by one
          proxies-nb201 FIRST COUNT FILE TASK SEED [NAME…]  scores cells of NAS-Bench-201 on images of a task, or noise; goes on where FILE ends
          proxies-nb201 FILE…  such files beside the published values and beside each other
          step    a training step of resnet18_no_maxpool, beside the same network in Python's torch
          modules [SEED…]  training steps of seeds, beside the same networks written with TorchSharp's own modules
          peers CHECKOUT [SEED…]  training steps of the seeds, beside the original implementation of einspace in a checkout of it
          start   how long a trial takes in a warm worker process before and after its training
          journal FOLDER    how long the journal takes to acknowledge an event, on the disk of that folder
          exports FOLDER [COUNT]  exports of the seeds and COUNT sampled architectures (100) into FOLDER, beside Python's torch and an ONNX interpreter
          fuse [COUNT]  training steps of literal and fused networks: the seeds and COUNT sampled architectures (200)
          fuse COUNT PART/PARTS  one of several parts of that, such as 200 1/5: every fifth architecture
          fuse NAME…    the same for single ones, such as resnet18 or einspace/113
          profile NAME  a step of one architecture, operation by operation
          memory        activation bytes of the seeds, predicted and measured
          formula [SEEDS [NAME…]]  formulas evolved on CIFAR-10's proxies, judged on other data sets, beside the single proxies (10)
          transfer FOLDER  the searches that eng/transfer left in FOLDER: curves with and without an archive, tau across tasks
          language SEEDS N,…,others PART ARCHIVE…  tau of language models of architectures, beside forest, boosting and Gaussian process
          mixers SEEDS [NAME]  RoBoT, PO-NAS and baselines on NAS-Bench-201; only the methods whose name contains NAME
        """
    );
    return 2;
}
