using System.CommandLine;
using Nas.Tool.Output;

namespace Nas.Tool.Commands.Proxies;

/// <summary><c>proxies</c>: what zero-cost proxies say of architectures whose quality is known.</summary>
internal static class ProxiesCommand
{
    public static Command Create(Terminal terminal) =>
        new("proxies", "Analyse zero-cost proxies: how they rank, what they are biased towards, what they add to each other")
        {
            ProxiesCorrelateCommand.Create(terminal),
            ProxiesBiasCommand.Create(terminal),
            ProxiesComplementCommand.Create(terminal),
        };
}
