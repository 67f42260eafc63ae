namespace Nas.Tool.Commands.Init;

/// <summary>How many images a class has in each part.</summary>
internal sealed record ClassFacts(string Name, int Train, int Validation, int Test);
