using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Nas.Tests.Browsing;

/// <summary>A headless Chromium, driven through its own debugging protocol, that remembers what its page complained of and asked
/// for.</summary>
public sealed class Browser : IAsyncLifetime, IDisposable
{
    private static readonly string[] Programs = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

    /// <summary>The browser's program, or null where none is installed.</summary>
    public static string? Program { get; } =
        Programs
            .SelectMany(name => Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(folder => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);

    private readonly DirectoryInfo _profile = Directory.CreateTempSubdirectory("nas-search-browser-");
    private readonly ClientWebSocket _socket = new();
    private Process? _process;
    private Task _rest = Task.CompletedTask;
    private int _calls;

    /// <summary>Errors, warnings and messages of the console since the page was opened.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Everything that was asked for since the page was opened.</summary>
    public List<string> Requests { get; } = [];

    public async Task InitializeAsync()
    {
        if (Program is null)
        {
            return;
        }

        string[] line =
        [
            "--headless",
            "--remote-debugging-port=0",
            $"--user-data-dir={_profile.FullName}",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--window-size=1300,900",
            "about:blank",
        ];
        _process = Process.Start(
            new ProcessStartInfo(Program, Environment.IsPrivilegedProcess ? ["--no-sandbox", .. line] : line)
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            }
        )!;
        var listening = await Listening(_process.StandardError).WaitAsync(TimeSpan.FromSeconds(60));
        _rest = Task.WhenAll(_process.StandardError.ReadToEndAsync(), _process.StandardOutput.ReadToEndAsync());
        using var http = new HttpClient();
        var pages = await http.GetFromJsonAsync<JsonArray>(new Uri($"http://{listening}/json/list"));
        await _socket.ConnectAsync(
            new(pages!.First(page => (string?)page!["type"] == "page")!["webSocketDebuggerUrl"]!.GetValue<string>()),
            CancellationToken.None
        );
        foreach (var domain in new[] { "Page", "Runtime", "Log", "Network" })
        {
            await Call($"{domain}.enable");
        }
    }

    /// <summary>Opens a page and waits until it is loaded.</summary>
    public async Task Open(string html)
    {
        var path = Path.Combine(_profile.FullName, $"page-{_calls}.html");
        await File.WriteAllTextAsync(path, html);
        await Visit(new Uri(path));
    }

    /// <summary>Opens an address and waits until it is loaded.</summary>
    public async Task Visit(Uri address)
    {
        Complaints.Clear();
        Requests.Clear();
        await Call("Page.navigate", new() { ["url"] = address.AbsoluteUri }, until: "Page.loadEventFired");
    }

    /// <summary>Sets the size of the window.</summary>
    public Task Resize(int width, int height) =>
        Call(
            "Emulation.setDeviceMetricsOverride",
            new()
            {
                ["width"] = width,
                ["height"] = height,
                ["deviceScaleFactor"] = 1,
                ["mobile"] = false,
            }
        );

    /// <summary>The value of an expression in the page.</summary>
    public async Task<JsonNode?> Value(string expression)
    {
        var answer = await Call(
            "Runtime.evaluate",
            new()
            {
                ["expression"] = expression,
                ["awaitPromise"] = true,
                ["returnByValue"] = true,
            }
        );
        return answer["exceptionDetails"] is { } thrown
            ? throw new InvalidOperationException(thrown.ToJsonString())
            : answer["result"]!["value"];
    }

    /// <summary>Presses a key on whatever has the focus.</summary>
    public async Task Press(string key, string text, int code)
    {
        await Call(
            "Input.dispatchKeyEvent",
            new()
            {
                ["type"] = "keyDown",
                ["key"] = key,
                ["text"] = text,
                ["windowsVirtualKeyCode"] = code,
            }
        );
        await Call(
            "Input.dispatchKeyEvent",
            new()
            {
                ["type"] = "keyUp",
                ["key"] = key,
                ["windowsVirtualKeyCode"] = code,
            }
        );
    }

    /// <summary>Calls a method of the protocol; what happens meanwhile is remembered.</summary>
    /// <param name="method">Its name.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="until">An event to wait for besides the answer.</param>
    public async Task<JsonNode> Call(string method, JsonObject? parameters = null, string? until = null)
    {
        var id = ++_calls;
        await _socket.SendAsync(
            JsonSerializer.SerializeToUtf8Bytes(
                new JsonObject
                {
                    ["id"] = id,
                    ["method"] = method,
                    ["params"] = parameters ?? [],
                }
            ),
            WebSocketMessageType.Text,
            true,
            CancellationToken.None
        );
        JsonNode? answer = null;
        while (answer is null || until is not null)
        {
            var message = await Message().WaitAsync(TimeSpan.FromSeconds(60));
            if ((int?)message["id"] == id)
            {
                answer = message["result"] ?? throw new InvalidOperationException($"{method}: {message.ToJsonString()}");
            }

            until = (string?)message["method"] == until ? null : until;
            Remember(message);
        }

        return answer;
    }

    public async Task DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            await _rest;
        }

        Dispose();
    }

    public void Dispose()
    {
        _socket.Dispose();
        _process?.Dispose();
        if (_profile.Exists)
        {
            _profile.Delete(recursive: true);
        }
    }

    private void Remember(JsonNode message)
    {
        switch ((string?)message["method"])
        {
            case "Runtime.consoleAPICalled" or "Runtime.exceptionThrown" or "Log.entryAdded":
                Complaints.Add(message["params"]!.ToJsonString());
                break;
            case "Network.requestWillBeSent":
                Requests.Add((string)message["params"]!["request"]!["url"]!);
                break;
        }
    }

    private async Task<JsonNode> Message()
    {
        using var whole = new MemoryStream();
        var buffer = new byte[1 << 16];
        ValueWebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            whole.Write(buffer, 0, part.Count);
        } while (!part.EndOfMessage);
        return JsonNode.Parse(whole.ToArray())!;
    }

    private static async Task<string> Listening(StreamReader errors)
    {
        var said = new List<string>();
        while (await errors.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (line.Split("DevTools listening on ws://") is [_, var address])
            {
                return address.Split('/')[0];
            }
        }

        throw new InvalidOperationException($"The browser did not start:\n{string.Join('\n', said)}");
    }
}
