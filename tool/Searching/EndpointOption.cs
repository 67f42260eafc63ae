using System.CommandLine;
using LanguageExt;
using Nas.Domain.Search.Surrogates;
using Nas.Effects.Models.Language;
using Nas.Tool.CommandLine;
using Nas.Tool.Output;
using static LanguageExt.Prelude;

namespace Nas.Tool.Searching;

/// <summary><c>--llm-model</c>, and the address in <c>--surrogate llm:URL</c>.</summary>
internal sealed class EndpointOption : System.CommandLine.Option<string?>
{
    public EndpointOption()
        : base("--llm-model")
    {
        Description = $"For llm:URL, the name of the model there; a key stands in the environment variable {FewShotModel.KeyVariable}";
        HelpName = "NAME";
    }

    /// <summary>Where the model is and what it is called there.</summary>
    public Either<Failure, ModelEndpoint> Read(ParseResult parsed, string address) =>
        from place in AddressOf(address)
        from model in parsed.GetValue(this) is { Length: > 0 } name
            ? Right<Failure, string>(name)
            : Unusable(
                "--surrogate llm:URL needs the name of a model",
                $"add --llm-model NAME; {place}/models lists the names of most servers"
            )
        select new ModelEndpoint(place, model);

    /// <summary>An address that can stand in a recipe.</summary>
    private static Either<Failure, string> AddressOf(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri.UserInfo.Length + uri.Query.Length + uri.Fragment.Length > 0
                ? Unusable(
                    "--surrogate llm:URL: the address goes into the recipe, so that it cannot hold a password, a query or a fragment",
                    $"give the address alone, and a key in the environment variable {FewShotModel.KeyVariable}"
                )
                : Right<Failure, string>(address.TrimEnd('/'))
            : Unusable(
                $"--surrogate llm:URL: '{address}' is no address of http or https",
                "write one such as llm:http://localhost:8000/v1"
            );

    private static Failure Unusable(string what, string next) => new(ExitCode.Usage, what) { Safe = "nothing was done", Next = next };
}
