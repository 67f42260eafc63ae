namespace Nas.Domain.Architectures.Tensors;

/// <summary>How a tensor's axes are to be read.</summary>
public enum Layout
{
    /// <summary>C×H×W: channels, height, width ("im" in einspace).</summary>
    Image,

    /// <summary>S×D: positions, features ("col" in einspace).</summary>
    Columns,
}
