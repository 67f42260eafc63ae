namespace Nas.Domain.Search.Trials;

/// <summary>The order of an array's axes.</summary>
public enum AxisOrder
{
    /// <summary>N×C×H×W.</summary>
    ChannelsFirst,

    /// <summary>N×H×W×C.</summary>
    ChannelsLast,

    /// <summary>N×C×L: sequences.</summary>
    SequencesChannelsFirst,

    /// <summary>N×L×C: sequences.</summary>
    SequencesChannelsLast,
}
