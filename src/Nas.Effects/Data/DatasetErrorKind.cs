namespace Nas.Effects.Data;

/// <summary>The kinds of trouble that a command answers differently.</summary>
public enum DatasetErrorKind
{
    /// <summary>The request cannot be met as it stands: no such task, or more images than there are.</summary>
    Request,

    /// <summary>A file or folder is not there or cannot be opened.</summary>
    Missing,

    /// <summary>A file is damaged, or contradicts itself or another file.</summary>
    Malformed,

    /// <summary>A file is what it claims to be, but not something this program reads.</summary>
    Unsupported,

    /// <summary>A file claims more memory than the limits allow.</summary>
    TooLarge,
}
