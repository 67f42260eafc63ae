namespace Nas.Effects.Engine;

/// <summary>The tensor library cannot be used on this machine as it is.</summary>
/// <remarks>The message says what was looked for and how to mend it.</remarks>
public sealed class LibTorchUnavailableException(string problem, IReadOnlyList<string> remedy, Exception? inner = null)
    : Exception(string.Join(Environment.NewLine, [problem, .. remedy.Select(line => $"  {line}")]), inner)
{
    /// <summary>What is wrong, without the commands.</summary>
    public string Problem { get; } = problem;

    /// <summary>Commands that mend it, in order.</summary>
    public IReadOnlyList<string> Remedy { get; } = remedy;
}
