namespace Nas.Tool.CommandLine;

/// <summary>An option whose value is a program to start. A file that nobody named cannot set it: it may come from a stranger.</summary>
internal interface IStartsPrograms;
