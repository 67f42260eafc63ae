using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Networks.Lowering;
using Nas.Domain.Architectures.Networks.Rewrites;
using Nas.Domain.Architectures.Variation;
using Nas.Domain.Diagrams;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs.Codecs;

namespace Nas.Effects.Publishing.Reports;

/// <summary>The sections of a report about the best network, and about the search as a whole.</summary>
internal static class BestSections
{
    public static Option<ReportSection> Descent(ReportView view) =>
        view.State.Best.Map(best =>
        {
            var line = Lineage.Trace(view.State, best);
            return new ReportSection(
                "lineage",
                "Lineage of the best",
                Markup.Format(
                    $"""
                    <p>How the best came about, its oldest ancestor first. What a step changed is the smallest part that holds all differences.</p>
                    <ol class="lineage">
                    {line.Select((trial, i) => Step(view, trial, i == 0 ? default : Prelude.Some(line[i - 1])))}</ol>

                    """
                )
            );
        });

    public static Option<ReportSection> Architecture(ReportView view) =>
        from best in view.State.Best
        from derivation in view.DerivationOf(best)
        select new ReportSection("architecture", "The best architecture", Drawn(view, derivation));

    /// <summary>An architecture as text, tree and network.</summary>
    public static Markup Drawn(ReportView view, Derivation derivation) =>
        Markup.Format(
            $"""
            <pre tabindex="0" aria-label="Canonical text of the architecture"><code>{ArchitectureText.Print(derivation)}</code></pre>
            <h3>As it was derived</h3>
            <div class="scroll picture" tabindex="0" role="region" aria-label="Derivation tree">{DerivationDiagram.Draw(derivation).Inline()}</div>
            <h3>As it is executed</h3>
            {Lower.ToNetwork(derivation, view.Recipe.Task.Target.Head).Match(
                network => Markup.Format($"<div class=\"scroll picture\" tabindex=\"0\" role=\"region\" aria-label=\"Network\">{NetworkDiagram.Draw(Fuse.Rewrite(network)).Inline()}</div>"),
                reason => Markup.Format($"<p>{reason}</p>"))}

            """
        );

    public static ReportSection Again(ReportView view) =>
        new(
            "again",
            "Do it again",
            Markup.Format(
                $"""
                <dl class="commands">{view.Frame.Commands.Select(command =>
                    Markup.Format($"<dt><code>{command.Line}</code></dt><dd>{command.Purpose}</dd>\n")
                )}</dl>
                <details><summary>The recipe that all of this follows from</summary><pre tabindex="0"><code>{RecipeText.Print(
                    view.Recipe
                )}</code></pre></details>

                """
            )
        );

    private static Markup Step(ReportView view, Trial trial, Option<Trial> parent)
    {
        var gain =
            from before in parent
            from was in before.Score
            from now in trial.Score
            select $" ({ScoreText.Gain(now - was, view.Target)}{(view.Target is Target.Classes ? " points" : "")})";
        return Markup.Format(
            $"<li>Trial {ReportWords.Link(trial.Number)}, {ReportWords.Text(trial.Proposal.Origin)}: {ReportWords.Score(trial)}{gain.IfNone("")}{parent.Bind(before => Change(view, before, trial)).IfNone(Markup.Empty)}</li>\n"
        );
    }

    private static Option<Markup> Change(ReportView view, Trial before, Trial after) =>
        from first in view.DerivationOf(before)
        from second in view.DerivationOf(after)
        from difference in Difference.Between(first, second)
        select Markup.Format(
            $"""
            <dl class="change"><dt>at</dt><dd>{(
                difference.Path.Length == 0 ? "the root" : $"part {difference.Path}"
            )}</dd><dt>before</dt><dd><del><code>{ArchitectureText.Print(
                difference.Before
            )}</code></del></dd><dt>after</dt><dd><ins><code>{ArchitectureText.Print(difference.After)}</code></ins></dd></dl>
            """
        );
}
