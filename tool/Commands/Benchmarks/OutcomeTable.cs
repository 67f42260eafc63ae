using LanguageExt;
using Nas.Domain.Search.Tabular;
using Nas.Domain.Text;
using Nas.Effects.Benchmarks;
using Nas.Tool.Output;

namespace Nas.Tool.Commands.Benchmarks;

/// <summary>The tables of known outcomes that benchmarks run on.</summary>
internal static class OutcomeTable
{
    /// <summary>The table of a name.</summary>
    public static Either<Failure, TabularTask> Find(string name) =>
        TabularTasks
            .Find(name)
            .ToEither(() =>
                new Failure(ExitCode.Usage, $"no table of outcomes is named '{name}'{DidYouMean.Among(TabularTasks.Names, name)}")
                {
                    Next = $"choose one of {string.Join(", ", TabularTasks.Names)}",
                }
            );
}
