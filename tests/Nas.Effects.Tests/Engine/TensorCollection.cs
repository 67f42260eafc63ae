namespace Nas.Effects.Tests.Engine;

/// <summary>Tests that look at what all threads share: the live-tensor count and the global generator.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TensorCollection
{
    public const string Name = "Tensors";
}
