using Nas.TestWorker;

// worker: an honest worker with toy and hostile candidates.  raw WHAT: a worker that breaks the protocol.
// search FOLDER [BYTES]: a whole search with trials in this process.  orphan FILE: a search that writes its worker's id and stays.
return args switch
{
    ["worker"] => Nas.Effects.Trials.WorkerHost.Run(HostileCandidates.Train),
    ["raw", var what] => RawWorker.Run(what),
    ["search", var folder] => await ToySearch.Run(folder, -1),
    ["search", var folder, var largestFile] => await ToySearch.Run(folder, long.Parse(largestFile, System.Globalization.CultureInfo.InvariantCulture)),
    ["orphan", var file] => await Orphan.Run(file),
    _ => 2,
};
