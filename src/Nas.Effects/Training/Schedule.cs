namespace Nas.Effects.Training;

/// <summary>Cosine annealing of the learning rate to zero over the epochs (Loshchilov and Hutter, 2017, without restarts).</summary>
internal static class Schedule
{
    /// <summary>The learning rate of an epoch, counted from 0.</summary>
    public static double Cosine(double initial, int epoch, int epochs) => initial * (1 + Math.Cos(Math.PI * epoch / epochs)) / 2;
}
