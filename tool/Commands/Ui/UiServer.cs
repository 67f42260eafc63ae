using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Nas.Tool.Commands.Ui;

/// <summary>Answers a browser on this machine. A random token in the address keeps other users and other pages out.</summary>
internal sealed class UiServer : IDisposable
{
    private const int TokenBytes = 16;

    private readonly HttpListener _listener;
    private readonly UiPages _pages;
    private readonly string _host;
    private readonly byte[] _token;

    private UiServer(HttpListener listener, UiPages pages, string host, string token) =>
        (_listener, _pages, _host, _token, Address) = (listener, pages, host, Encoding.ASCII.GetBytes(token), $"http://{host}/{token}/");

    /// <summary>The address of the list of runs.</summary>
    public string Address { get; }

    /// <summary>Starts listening.</summary>
    /// <param name="port">The port; 0 for a free one.</param>
    /// <param name="pages">What is served.</param>
    /// <exception cref="HttpListenerException">The port is taken, or may not be used.</exception>
    public static UiServer Start(int port, UiPages pages)
    {
        var host = FormattableString.Invariant($"127.0.0.1:{(port == 0 ? FreePort() : port)}");
        var listener = new HttpListener { Prefixes = { $"http://{host}/" } };
        listener.Start();
        return new(listener, pages, host, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes)));
    }

    /// <summary>Answers until it is told to end.</summary>
    public async Task Answer(CancellationToken cancellation)
    {
        using var stops = cancellation.Register(_listener.Stop);
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                var context = await _listener.GetContextAsync().ConfigureAwait(false);
                _ = Task.Run(() => Answer(context), CancellationToken.None);
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // The listener was stopped, or a browser went away before it had asked.
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Close();

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private void Answer(HttpListenerContext context)
    {
        try
        {
            var (request, response) = (context.Request, context.Response);
            var answer = AnswerTo(request);
            response.StatusCode = (int)answer.Status;
            response.ContentType = "text/html; charset=utf-8";
            response.Headers["Cache-Control"] = "no-store";
            response.Headers["X-Content-Type-Options"] = "nosniff";
            response.Headers["Referrer-Policy"] = "no-referrer";
            // The page brings its own, stricter policy; this one cannot be written in a page.
            response.Headers["Content-Security-Policy"] = "frame-ancestors 'none'";
            answer.Version.IfSome(version => response.Headers["ETag"] = $"\"{version}\"");
            var body = Encoding.UTF8.GetBytes(answer.Status == HttpStatusCode.NotModified ? "" : answer.Html);
            response.ContentLength64 = body.Length;
            if (request.HttpMethod != "HEAD")
            {
                response.OutputStream.Write(body);
            }

            response.Close();
        }
        catch (Exception e) when (e is HttpListenerException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The browser went away.
        }
    }

    private UiAnswer AnswerTo(HttpListenerRequest request)
    {
        if (request.HttpMethod is not ("GET" or "HEAD"))
        {
            return UiAnswer.Refused(HttpStatusCode.MethodNotAllowed, "These pages are for reading only.");
        }

        // A page of another site that has its name lead here would send that name.
        var parts = (request.Url?.AbsolutePath ?? "").Split('/');
        return request.UserHostName != _host || parts is not ["", var token, var page] || !IsToken(token)
            ? UiAnswer.Refused(HttpStatusCode.Forbidden, "Open the address that nas-search ui printed, with its token.")
            : _pages.Answer(page, request.QueryString["at"] ?? "", request.QueryString["trial"], request.Headers["If-None-Match"]);
    }

    private bool IsToken(string text) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(text), _token);
}
