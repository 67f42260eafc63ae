namespace Nas.Effects.Tests.Engine;

/// <summary>Tests that train and score networks: one at a time, so that they do not share processors with each other, but beside tests
/// without tensors.</summary>
[CollectionDefinition(Name)]
public sealed class NetworkCollection
{
    public const string Name = "Networks";
}
