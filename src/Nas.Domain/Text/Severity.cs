namespace Nas.Domain.Text;

/// <summary>How bad a <see cref="Diagnostic"/> is.</summary>
public enum Severity
{
    /// <summary>The text can be used, but probably not as meant.</summary>
    Warning,

    /// <summary>The text cannot be used.</summary>
    Error,
}
