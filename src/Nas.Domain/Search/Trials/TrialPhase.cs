namespace Nas.Domain.Search.Trials;

/// <summary>The purpose of a trial.</summary>
public enum TrialPhase
{
    /// <summary>To score a candidate on the validation split.</summary>
    Search,

    /// <summary>To train the best candidate on training and validation data and to test it once.</summary>
    Final,
}
