namespace Nas.Domain.Search.Decisions;

/// <summary>Why a search stopped.</summary>
public enum StopReason
{
    /// <summary>The budget of trials is used up.</summary>
    Trials,

    /// <summary>Another trial would exceed the budget of epochs.</summary>
    Epochs,

    /// <summary>The budget of minutes is used up. The clock only cuts: what it cut runs again when the search goes on.</summary>
    Minutes,

    /// <summary>The space gives no new architecture within the limits any more.</summary>
    Exhausted,

    /// <summary>Somebody asked for it.</summary>
    Interrupted,
}
