using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Nas.Queue;
using Nas.Tests;

namespace Nas.Effects.Tests.Queues;

/// <summary>A NATS server on the loopback of this machine, and what may happen to it.</summary>
internal sealed class NatsServer : IDisposable
{
    private static readonly string? Program = new[]
    {
        "/usr/sbin/nats-server",
        "/usr/bin/nats-server",
        "/usr/local/bin/nats-server",
    }.FirstOrDefault(File.Exists);

    private readonly TemporaryFolder _folder = new();
    private readonly int _port = FreePort();
    private readonly string _settings;
    private readonly List<Process> _workers = [];
    private Process _process;

    public NatsServer(string settings = "")
    {
        _settings = settings;
        _process = Start();
    }

    public static bool IsInstalled => Program is not null;

    public string Text => string.Create(CultureInfo.InvariantCulture, $"nats://127.0.0.1:{_port}/toys");

    public QueueAddress Address => QueueAddress.Parse(Text).IfLeft(reason => throw new FormatException(reason));

    /// <summary>A worker of the test program; a variable of its environment says what it lacks.</summary>
    public Process Worker(string lacks = "", params string[] mode)
    {
        var start = new ProcessStartInfo("dotnet", [Workers.TestWorkers.Program, "queue", Text, .. mode]) { RedirectStandardError = true };
        start.Environment["NAS_TOY_PLACE"] = lacks;
        var worker = Process.Start(start)!;
        _workers.Add(worker);
        return worker;
    }

    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Restart() => _process = Start();

    /// <summary>Deletes everything that it keeps.</summary>
    public void Wipe() => Directory.Delete(_folder["store"], recursive: true);

    public void Dispose()
    {
        _workers.ForEach(worker => worker.Kill());
        _workers.ForEach(worker => worker.WaitForExit());
        Kill();
        _folder.Dispose();
    }

    private Process Start()
    {
        File.WriteAllText(
            _folder["settings"],
            string.Create(
                CultureInfo.InvariantCulture,
                $"host: 127.0.0.1\nport: {_port}\njetstream {{ store_dir: \"{_folder["store"]}\" }}\n{_settings}\n"
            )
        );
        var process = Process.Start(new ProcessStartInfo(Program!, ["-c", _folder["settings"], "-l", _folder["log"]]))!;
        for (var tries = 0; tries < 200 && !Answers(); tries++)
        {
            Thread.Sleep(50);
        }

        return process;
    }

    private bool Answers()
    {
        try
        {
            using var client = new TcpClient("127.0.0.1", _port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
