using System.Runtime.InteropServices;
using Nas.Effects.Runs.Searching;
using Nas.Tool.Output;

namespace Nas.Tool.Searching;

/// <summary>Handles signals to a running search: the first waits for the running trials, the second cancels them, the third
/// ends the process immediately. Everything recorded is safe in every case.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _afterOpenTrials = new();
    private readonly CancellationTokenSource _now = new();
    private readonly Action<string> _say;
    private readonly PosixSignalRegistration[] _registrations;
    private int _signals;

    public Interruption(Action<string> say)
    {
        _say = say;
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => HandleSignal(signal, ExitCode.Interrupted)),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => HandleSignal(signal, ExitCode.Terminated)),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal => HandleSignal(signal, ExitCode.Terminated)),
        ];
    }

    /// <summary>The tokens for the search.</summary>
    public StopTokens Tokens => new(_afterOpenTrials.Token, _now.Token);

    /// <summary>The exit code after a signal; null if there was none.</summary>
    public ExitCode? Code { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _afterOpenTrials.Dispose();
        _now.Dispose();
    }

    private void HandleSignal(PosixSignalContext signal, ExitCode code)
    {
        Code ??= code;
        var count = Interlocked.Increment(ref _signals);
        signal.Cancel = count < 3;
        if (count == 1)
        {
            _say("stopping after the running trials; press again to stop now");
            _afterOpenTrials.Cancel();
        }
        else if (count == 2)
        {
            _say("stopping now; the running trials will run again when the search is resumed");
            _now.Cancel();
        }
    }
}
