namespace Nas.Domain.Search.Decisions;

/// <summary>Why a search stopped.</summary>
public enum StopReason
{
    /// <summary>The budget of trials is used up.</summary>
    Trials,

    /// <summary>Another trial would exceed the budget of epochs.</summary>
    Epochs,

    /// <summary>The budget of minutes is used up. Trials that it interrupts run again when the search is resumed.</summary>
    Minutes,

    /// <summary>The share of the minutes that is for trials is used up; the rest is for the final training.</summary>
    Planned,

    /// <summary>The space yields no new architectures within the limits.</summary>
    Exhausted,

    /// <summary>The user stopped it.</summary>
    Interrupted,
}
