using Nas.Domain.Search.Trials;
using Nas.Effects.Workers;
using Nas.Effects.Workers.Links;
using Nas.Queue;
using Nas.TestWorker;

// worker [talkative | treacherous | hostile]: an honest worker with toy and hostile candidates; talkative: it tells how far it is;
// treacherous: proxies of some toy words are hostile; hostile: trainings of some.  place: one that can say whether it has data; node: a node with such a worker;
// queue ADDRESS [unhurried]: one that pulls from a queue.  queued FOLDER ADDRESS: a search by way of it.
// unhurried: whose trials take their time.  elsewhere FOLDER PLACES PREFIX: a search with such nodes.  raw WHAT: a worker that breaks the protocol.
// search FOLDER [limit BYTES | life EVENTS]: a whole search with trials in this process.  readings FOLDER PARALLEL [life EVENTS]: one that
// looks at proxies, with treacherous workers.  orphan FILE: a search that writes its worker's id and stays.
return args switch
{
    ["worker"] => WorkerHost.Run(HostileCandidates.Train, HostileCandidates.Read),
    ["worker", "talkative"] => WorkerHost.Run(
        report =>
            (spec, cancellation) =>
            {
                report(new(2, 3, 4, double.NaN) { Done = 0.5, Accuracy = 0.25 });
                return HostileCandidates.Train(spec, cancellation);
            },
        HostileCandidates.Read
    ),
    ["worker", "treacherous"] => WorkerHost.Run(HostileCandidates.Train, HostileCandidates.ReadTreacherous),
    ["worker", "hostile"] => WorkerHost.Run(HostileCandidates.TrainTreacherous, HostileCandidates.Read),
    ["place"] => WorkerHost.Run(_ => HostileCandidates.Train, HostileCandidates.Read, HostileCandidates.Prepare),
    ["node"] => NodeHost.Run(WorkerProgram.Self("place")),
    ["place", "unhurried"] => WorkerHost.Run(_ => HostileCandidates.TrainUnhurried, HostileCandidates.Read, HostileCandidates.Prepare),
    ["node", "unhurried"] => NodeHost.Run(WorkerProgram.Self("place", "unhurried")),
    ["elsewhere", var folder, var places, var prefix] => await ToySearch.RunElsewhere(folder, Number(places), prefix),
    ["queue", var address, .. var mode] => await new QueueHost(
        QueueAddress.Parse(address).IfLeft(reason => throw new FormatException(reason)),
        DeviceKind.Cpu,
        _ => WorkerProgram.Self(["place", .. mode]),
        Console.Error.WriteLine
    )
    {
        Times = ToySearch.Times,
    }.Run(default),
    ["queued", var folder, var address] => await ToySearch.RunQueued(folder, address),
    ["raw", var what] => RawWorker.Run(what),
    ["search", var folder] => await ToySearch.Run(folder),
    ["search", var folder, "limit", var maxFileBytes] => await ToySearch.Run(folder, maxFileBytes: Number(maxFileBytes)),
    ["search", var folder, "life", var events] => await ToySearch.Run(folder, life: Number(events)),
    ["readings", var folder, var parallel] => await ToySearch.RunWithReadings(folder, Number(parallel)),
    ["readings", var folder, var parallel, "life", var events] => await ToySearch.RunWithReadings(folder, Number(parallel), Number(events)),
    ["orphan", var file] => await Orphan.Run(file),
    _ => 2,
};

static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
