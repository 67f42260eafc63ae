using System.Collections.Immutable;
using System.Diagnostics;
using Nas.Domain.ZeroCost;

namespace Nas.Effects.Scoring;

/// <summary>Collects what is asked for, and how long each part took.</summary>
internal sealed class ScoreMeter(ImmutableArray<Proxy> asked)
{
    private readonly HashSet<Proxy> _asked = [.. asked];
    private readonly ImmutableArray<Proxy> _ordered = [.. Proxy.All.Where(asked.Contains), .. asked.Except(Proxy.All)];
    private readonly Dictionary<Proxy, ProxyScore> _scores = [];
    private readonly List<PassTime> _shared = [];
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>Whether any of some proxies is asked for and has no score yet.</summary>
    public bool Wants(params ReadOnlySpan<Proxy> proxies)
    {
        foreach (var proxy in proxies)
        {
            if (_asked.Contains(proxy) && !_scores.ContainsKey(proxy))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether anything that is asked for has no score yet.</summary>
    public bool WantsAny => _asked.Count > _scores.Count;

    /// <summary>The proxies of a pass that are still wanted.</summary>
    public Proxy[] WantedOf(ProxyPass pass) => [.. _ordered.Where(proxy => proxy.Pass == pass && Wants(proxy))];

    /// <summary>Does what several proxies share.</summary>
    public T Share<T>(ProxyPass pass, string part, Func<T> work)
    {
        var start = _clock.Elapsed;
        var result = work();
        _shared.Add(new(pass, part, (_clock.Elapsed - start).TotalMilliseconds));
        return result;
    }

    /// <summary>Computes a proxy if it is wanted.</summary>
    public void Score(Proxy proxy, Func<ProxyValue> work, string note = "")
    {
        if (Wants(proxy))
        {
            var start = _clock.Elapsed;
            var value = work();
            _scores[proxy] = new(proxy, value, (_clock.Elapsed - start).TotalMilliseconds) { Note = note };
        }
    }

    /// <summary>Says why proxies have no value; those that have one keep it.</summary>
    public void Miss(string reason, params ReadOnlySpan<Proxy> proxies)
    {
        foreach (var proxy in proxies)
        {
            Score(proxy, () => new ProxyValue.Missing(reason));
        }
    }

    /// <summary>Everything, in the order of <see cref="Proxy.All"/>; what else was asked for comes last.</summary>
    public ProxyScores ToScores() =>
        new([.. _ordered.Where(_scores.ContainsKey).Select(proxy => _scores[proxy])], [.. _shared], _clock.Elapsed.TotalMilliseconds);
}
