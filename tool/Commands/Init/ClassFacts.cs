namespace Nas.Tool.Commands.Init;

/// <summary>Number of images of a class in each part.</summary>
internal sealed record ClassFacts(string Name, int Train, int Validation, int Test);
