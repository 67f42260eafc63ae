namespace Nas.Domain.Search.Strategies.Evolution;

/// <summary>Which member of the population has the next child.</summary>
public enum ParentChoice
{
    /// <summary>The winner of a tournament.</summary>
    Tournament,

    /// <summary>The oldest.</summary>
    First,

    /// <summary>The youngest.</summary>
    Last,
}
