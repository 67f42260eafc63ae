using System.Net;
using System.Text.Json;

namespace Nas.Tests;

/// <summary>What a <see cref="ChatServer"/> sends.</summary>
internal sealed record ChatReply(HttpStatusCode Status, string Body)
{
    public string? Location { get; init; }

    public static ChatReply Saying(string text) =>
        new(
            HttpStatusCode.OK,
            JsonSerializer.Serialize(new { choices = new[] { new { message = new { role = "assistant", content = text } } } })
        );

    public static ChatReply Failing(HttpStatusCode status, string message) =>
        new(status, JsonSerializer.Serialize(new { error = new { message } }));
}
