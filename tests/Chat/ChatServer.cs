using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Nas.Tests;

/// <summary>A model behind an address of this machine: answers chat completions as a test says.</summary>
internal sealed class ChatServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Func<string, ChatReply> _answer;

    /// <param name="answer">The answer to a question, the text of its last message.</param>
    public ChatServer(Func<string, ChatReply> answer)
    {
        _answer = answer;
        var port = FreePort();
        Address = $"http://127.0.0.1:{port}/v1";
        _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        _listener.Start();
        _ = Serve();
    }

    public string Address { get; }

    /// <summary>The question, the value of the header Authorization and the path of each request.</summary>
    public ConcurrentQueue<(string Question, string? Key, string Path)> Asked { get; } = [];

    /// <summary>An address at which nothing answers.</summary>
    public static string Nowhere => $"http://127.0.0.1:{FreePort()}/v1";

    /// <summary>The architecture that a question is about.</summary>
    public static string Candidate(string question) => question.Split("Architecture: ")[^1].Split('\n')[0];

    public void Dispose() => _listener.Close();

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task Serve()
    {
        while (true)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                _ = Task.Run(() => Reply(context));
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private void Reply(HttpListenerContext context)
    {
        try
        {
            using var body = JsonDocument.Parse(context.Request.InputStream);
            var question = body.RootElement.GetProperty("messages")[1].GetProperty("content").GetString()!;
            Asked.Enqueue((question, context.Request.Headers["Authorization"], context.Request.Url!.AbsolutePath));
            var reply = _answer(question);
            context.Response.StatusCode = (int)reply.Status;
            if (reply.Location is { } location)
            {
                context.Response.RedirectLocation = location;
            }

            context.Response.Close(Encoding.UTF8.GetBytes(reply.Body), willBlock: true);
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException or IOException)
        {
            // Whoever asked has gone.
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException)
        {
            context.Response.StatusCode = (int)HttpStatusCode.BadRequest;
            context.Response.Close();
        }
    }
}
