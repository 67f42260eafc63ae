namespace Nas.Effects.Data;

/// <summary>The kinds of errors that commands treat differently.</summary>
public enum DatasetErrorKind
{
    /// <summary>The request cannot be met: an unknown task, or more images than the task has.</summary>
    Request,

    /// <summary>A file or folder does not exist or cannot be opened.</summary>
    Missing,

    /// <summary>A file is damaged, or contradicts itself or another file.</summary>
    Malformed,

    /// <summary>A valid file in a format that this program does not read.</summary>
    Unsupported,

    /// <summary>A file claims more memory than the limits allow.</summary>
    TooLarge,
}
