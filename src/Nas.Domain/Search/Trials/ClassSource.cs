namespace Nas.Domain.Search.Trials;

/// <summary>What the class of a picture is read from.</summary>
public enum ClassSource
{
    /// <summary>The folder that the picture lies in.</summary>
    Folder,

    /// <summary>The first word of the file's name.</summary>
    Name,
}
