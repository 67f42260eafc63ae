using LanguageExt;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Decisions;

/// <summary>An event of a search. The state of a search is the fold of its events.</summary>
public abstract record SearchEvent
{
    private SearchEvent() { }

    /// <summary>A search began.</summary>
    /// <param name="RecipeHash">SHA-256 of the recipe's text, in hex.</param>
    /// <param name="ToolVersion">The version and build that began it.</param>
    public sealed record Started(string RecipeHash, string ToolVersion) : SearchEvent;

    /// <summary>The machine's speed was measured.</summary>
    /// <param name="Result">What came of it.</param>
    public sealed record Measured(Measurement Result) : SearchEvent;

    /// <summary>A trial was decided.</summary>
    /// <param name="Proposal">The decision.</param>
    public sealed record Proposed(Proposal Proposal) : SearchEvent;

    /// <summary>Zero-cost proxies of candidates were computed, before any of them is proposed or used to fit a model.</summary>
    /// <param name="Assessments">One for each candidate, in the order asked for.</param>
    public sealed record Assessed(Seq<ProxyAssessment> Assessments) : SearchEvent;

    /// <summary>A model was fitted, before the trial that it decides about is proposed.</summary>
    /// <param name="Result">What it says.</param>
    public sealed record Fitted(FitResult Result) : SearchEvent;

    /// <summary>A trial ended.</summary>
    /// <param name="Trial">Its number.</param>
    /// <param name="Verdict">How.</param>
    /// <param name="Usage">Time and memory used.</param>
    public sealed record Finished(int Trial, Verdict Verdict, Usage Usage) : SearchEvent;

    /// <summary>The search stopped proposing.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Stopped(StopReason Reason) : SearchEvent
    {
        /// <summary>Epochs of the final training when the time budget does not allow all of the recipe's epochs; none when it
        /// does.</summary>
        public Option<int> FinalEpochs { get; init; }
    }

    /// <summary>A new session resumed the search.</summary>
    /// <param name="Budget">The budget from here on, counted over the whole search.</param>
    /// <param name="ToolVersion">The version and build of the new session.</param>
    public sealed record Resumed(Budget Budget, string ToolVersion) : SearchEvent;

    /// <summary>The best trial was trained again, longer and on all training data, and tested.</summary>
    /// <param name="Trial">The trial whose architecture it was.</param>
    /// <param name="Verdict">How it ended.</param>
    /// <param name="Usage">Time and memory used.</param>
    public sealed record FinalTrainingEnded(int Trial, Verdict Verdict, Usage Usage) : SearchEvent
    {
        /// <summary>SHA-256 of the weight file, in hex; none where there is none.</summary>
        public Option<string> Weights { get; init; }
    }

    /// <summary>A user had a trial's architecture trained again. No decision of the search depends on it.</summary>
    /// <param name="Retraining">The trial, the training and its outcome.</param>
    public sealed record Retrained(Retraining Retraining) : SearchEvent;

    /// <summary>A user had an ensemble chosen among the run's networks, and both it and its best network tested. No decision of the search
    /// depends on it.</summary>
    /// <param name="Members">Its networks.</param>
    /// <param name="Test">How it does on the test examples.</param>
    public sealed record Ensembled(Seq<EnsembleMember> Members, Evaluation.OfClasses Test) : SearchEvent;
}
