using Nas.TestWorker;

// worker: an honest worker with toy and hostile candidates.  raw WHAT: a worker that breaks the protocol.
// search FOLDER [limit BYTES | life EVENTS]: a whole search with trials in this process.  orphan FILE: a search that writes its worker's id and stays.
return args switch
{
    ["worker"] => Nas.Effects.Trials.WorkerHost.Run(HostileCandidates.Train),
    ["raw", var what] => RawWorker.Run(what),
    ["search", var folder] => await ToySearch.Run(folder),
    ["search", var folder, "limit", var largestFile] => await ToySearch.Run(folder, largestFile: Number(largestFile)),
    ["search", var folder, "life", var events] => await ToySearch.Run(folder, life: Number(events)),
    ["orphan", var file] => await Orphan.Run(file),
    _ => 2,
};

static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
