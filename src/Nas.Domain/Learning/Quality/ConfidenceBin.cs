namespace Nas.Domain.Learning.Quality;

/// <summary>The images whose most probable class has a probability in a range.</summary>
/// <param name="From">The range begins above this.</param>
/// <param name="To">And ends here.</param>
/// <param name="Images">Number of images, at least 1.</param>
/// <param name="Confidence">Their mean probability.</param>
/// <param name="Accuracy">The share of them that is right: equal to the confidence where a model is calibrated.</param>
public sealed record ConfidenceBin(double From, double To, int Images, double Confidence, double Accuracy);
