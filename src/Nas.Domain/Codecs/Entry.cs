using Nas.Domain.Text;

namespace Nas.Domain.Codecs;

/// <summary>A named value of a <see cref="Node.Map"/>.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
/// <param name="At">Where the name starts, in formats that people write.</param>
public readonly record struct Entry(string Name, Node Value, TextPosition? At = null);
