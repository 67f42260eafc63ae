namespace Nas.Effects.Tests.Engine;

/// <summary>Tests of tensors run alone: some look at what all threads share, the live-tensor count and the global generator, and TorchSharp
/// may fail beside threads that allocate much. Their trait lets <c>./test</c> run them in a process of their own, beside other
/// projects.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TensorCollection
{
    public const string Name = "Tensors";
}
