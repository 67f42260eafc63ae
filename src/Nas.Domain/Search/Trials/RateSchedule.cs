namespace Nas.Domain.Search.Trials;

/// <summary>How the learning rate changes during a training.</summary>
public enum RateSchedule
{
    /// <summary>Down to 0 along a cosine, epoch by epoch (Loshchilov and Hutter, 2017, without restarts).</summary>
    Cosine,

    /// <summary>Step by step: up over the first tenth, constant until two thirds of the steps are done, then linearly down to 0.</summary>
    Trapezoid,
}
