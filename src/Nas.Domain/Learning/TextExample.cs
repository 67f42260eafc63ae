namespace Nas.Domain.Learning;

/// <summary>An architecture whose quality is known, for a language model.</summary>
/// <param name="Architecture">Its canonical text.</param>
/// <param name="Input">The type of its input, such as <c>3x32x32</c>.</param>
/// <param name="Target">Its quality among those of its task, from 0 to 1.</param>
public sealed record TextExample(string Architecture, string Input, double Target);
