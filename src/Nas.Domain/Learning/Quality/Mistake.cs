namespace Nas.Domain.Learning.Quality;

/// <summary>An image that is taken for another class.</summary>
/// <param name="Image">Its index.</param>
/// <param name="Class">Its class.</param>
/// <param name="Taken">The class that it is taken for.</param>
/// <param name="Probability">The probability given to that class.</param>
public sealed record Mistake(int Image, int Class, int Taken, double Probability);
