namespace Nas.Tool.CommandLine;

/// <summary>An example command line and its purpose.</summary>
internal sealed record Example(string Line, string Purpose);
