using System.Globalization;

namespace Nas.Queue;

/// <summary>The streams and subjects of a queue.</summary>
internal sealed record QueueNames(string Name)
{
    /// <summary>The consumer that all workers share.</summary>
    public const string Workers = "workers";

    /// <summary>The stream of requests.</summary>
    public string Requests => $"NAS_{Name}_REQUESTS";

    /// <summary>The stream of answers.</summary>
    public string Answers => $"NAS_{Name}_ANSWERS";

    /// <summary>The stream of weights.</summary>
    public string Weights => $"NAS_{Name}_WEIGHTS";

    /// <summary>The subject of a request.</summary>
    public string Request(string run, string key) => $"nas.{Name}.request.{run}.{key}";

    /// <summary>The subject of its answer; <c>*</c> stands for any key.</summary>
    public string Answer(string run, string key) => $"nas.{Name}.answer.{run}.{key}";

    /// <summary>How a run's workers compute.</summary>
    public string Identity(string run) => $"nas.{Name}.identity.{run}";

    /// <summary>A part of some weights: those that a request starts with by their hash, those that it leaves by its key.</summary>
    public string Part(string of, long at) => string.Create(CultureInfo.InvariantCulture, $"nas.{Name}.weights.{of}.{at}");

    /// <summary>All parts of some weights.</summary>
    public string Parts(string of) => $"nas.{Name}.weights.{of}.*";

    /// <summary>What workers that refuse to serve a run say to it.</summary>
    public string Refusals(string run) => $"nas.{Name}.refusal.{run}";

    /// <summary>The run and the key in the subject of a request.</summary>
    public static (string Run, string Key) Of(string request) => request.Split('.') is [.., var run, var key] ? (run, key) : ("", "");
}
