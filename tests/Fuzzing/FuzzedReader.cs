namespace Nas.Tests.Fuzzing;

/// <summary>A reader under test.</summary>
/// <param name="Name">What it reads.</param>
/// <param name="Count">Inputs in the suite.</param>
/// <param name="Next">A damaged input.</param>
/// <param name="Read">Reads it.</param>
internal sealed record FuzzedReader(string Name, int Count, Func<Random, byte[]> Next, Func<byte[], Depth> Read)
{
    public override string ToString() => Name;
}

/// <summary>How far a reader comes with an input.</summary>
internal enum Depth
{
    /// <summary>The first check refuses it, such as that it is JSON at all.</summary>
    Refused,

    /// <summary>It passes the first check and is refused later.</summary>
    Begun,

    /// <summary>It is read.</summary>
    Whole,
}
