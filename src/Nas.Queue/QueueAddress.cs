using LanguageExt;

namespace Nas.Queue;

/// <summary>A queue on a NATS server, as users write it: <c>nats://HOST:4222/NAME</c>, or <c>tls://</c>. Searches and workers meet by its
/// name.</summary>
/// <param name="Server">The server.</param>
/// <param name="Name">The queue's name.</param>
public sealed record QueueAddress(string Server, string Name)
{
    private const string UsualName = "nas";

    /// <summary>Reads an address. Credentials stand in files that environment variables name, where no list of processes shows them.</summary>
    public static Either<string, QueueAddress> Parse(string text) =>
        !Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("nats" or "tls") || uri.Host.Length == 0
            ? $"'{text}' is no address of a queue, such as nats://HOST:4222/NAME"
        : uri.UserInfo.Length > 0 ? "an address holds no password: name a file in NATS_CREDS or NATS_NKEY"
        : uri.AbsolutePath.Trim('/') is var name && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? new QueueAddress($"{uri.Scheme}://{uri.Authority}", name.Length == 0 ? UsualName : name)
        : Prelude.Left<string, QueueAddress>($"'{name}' is no name of a queue: it has letters, digits, - and _ only");

    /// <inheritdoc/>
    public override string ToString() => $"{Server}/{Name}";
}
