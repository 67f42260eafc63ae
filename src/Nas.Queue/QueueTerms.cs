using System.Globalization;
using LanguageExt;
using Nas.Effects.Runs.Folders;
using Nas.Effects.Workers;
using NATS.Client.Core;

namespace Nas.Queue;

/// <summary>What a search says with each request, so that only workers that train as it does take it.</summary>
/// <param name="Protocol">The version of the messages.</param>
/// <param name="BuildText">The build of the program.</param>
/// <param name="Fuses">Whether networks are rewritten into faster ones.</param>
internal sealed record QueueTerms(int Protocol, string BuildText, bool Fuses)
{
    private const string ProtocolName = "Nas-Protocol";
    private const string BuildName = "Nas-Build";
    private const string FusesName = "Nas-Fuses";

    /// <summary>What this program says.</summary>
    public static QueueTerms Own(bool fuses) => new(NodeGreeting.CurrentProtocol, Build.Text, fuses);

    /// <summary>As headers of a message.</summary>
    public NatsHeaders ToHeaders() =>
        new()
        {
            [ProtocolName] = Protocol.ToString(CultureInfo.InvariantCulture),
            [BuildName] = BuildText,
            [FusesName] = Fuses ? "yes" : "no",
        };

    /// <summary>Those of a message; none where it has no such headers.</summary>
    public static Option<QueueTerms> Of(NatsHeaders? headers) =>
        headers is not null
        && headers.TryGetValue(ProtocolName, out var protocol)
        && int.TryParse(protocol, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
        && headers.TryGetValue(BuildName, out var build)
        && headers.TryGetValue(FusesName, out var fuses)
            ? new QueueTerms(version, build.ToString(), fuses == "yes")
            : Option<QueueTerms>.None;
}
