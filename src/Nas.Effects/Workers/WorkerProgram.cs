using LanguageExt;

namespace Nas.Effects.Workers;

/// <summary>How to start a worker process.</summary>
/// <param name="File">The program.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record WorkerProgram(string File, Seq<string> Arguments)
{
    /// <summary>This program, with other arguments.</summary>
    public static WorkerProgram Self(params string[] arguments)
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("The path of this program is unknown.");
        var isHost = string.Equals(Path.GetFileNameWithoutExtension(program), "dotnet", StringComparison.OrdinalIgnoreCase);
        return isHost
            ? new WorkerProgram(program, Environment.GetCommandLineArgs()[0].Cons(arguments.ToSeq()))
            : new WorkerProgram(program, arguments.ToSeq());
    }
}
