namespace Nas.Domain.Text;

/// <summary>Something to tell the writer of a text: what it is and where.</summary>
/// <param name="Severity">Whether the text can be used all the same.</param>
/// <param name="At">Where.</param>
/// <param name="Message">What, in a sentence without a full stop.</param>
public sealed record Diagnostic(Severity Severity, TextPosition At, string Message)
{
    /// <summary>An error: the text cannot be used.</summary>
    public static Diagnostic Error(TextPosition at, string message) => new(Severity.Error, at, message);

    /// <summary>A warning: the text can be used, but probably not as meant.</summary>
    public static Diagnostic Warning(TextPosition at, string message) => new(Severity.Warning, at, message);

    /// <summary><c>line:column: error: message</c>.</summary>
    public override string ToString() => $"{At}: {(Severity == Severity.Error ? "error" : "warning")}: {Message}";
}
