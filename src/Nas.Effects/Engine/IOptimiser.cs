namespace Nas.Effects.Engine;

/// <summary>Changes parameters against their gradients.</summary>
internal interface IOptimiser : IDisposable
{
    /// <summary>The learning rate of the following steps.</summary>
    double LearningRate { get; set; }

    /// <summary>One step; a parameter without a gradient stays as it is.</summary>
    void Step();
}
