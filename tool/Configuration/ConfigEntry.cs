using Nas.Domain.Text;

namespace Nas.Tool.Configuration;

/// <summary>A line of a configuration file: the name of an option without its dashes, and a value.</summary>
/// <param name="Key">The name.</param>
/// <param name="Value">The value as text; empty where there is none.</param>
/// <param name="At">Where the name stands.</param>
/// <param name="ValueAt">Where the value stands.</param>
internal sealed record ConfigEntry(string Key, string Value, TextPosition At, TextPosition ValueAt);
