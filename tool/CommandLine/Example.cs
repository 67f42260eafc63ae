namespace Nas.Tool.CommandLine;

/// <summary>A command line worth copying, and what it is good for.</summary>
internal sealed record Example(string Line, string Purpose);
