using LanguageExt;
using Nas.Domain.Codecs;
using Nas.Domain.Search.Decisions;
using Nas.Effects.Files;

namespace Nas.Effects.Runs.Codecs;

/// <summary>Events as a kind and a line of JSON. <c>Read ∘ Write</c> is the identity.</summary>
public static class EventText
{
    /// <summary>The kind and the payload of an event.</summary>
    public static (string Kind, string Payload) Write(SearchEvent happened)
    {
        var (kind, fields) = EventCodec.Kinds.ToNode(happened);
        return (kind, JsonText.Print(fields));
    }

    /// <summary>The event, or everything that is wrong with the text.</summary>
    public static Validation<Mistake, SearchEvent> Read(string kind, string payload) =>
        JsonText.Parse(payload).Bind(fields => EventCodec.Kinds.Read(kind, fields));
}
