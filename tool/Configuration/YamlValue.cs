using Nas.Domain.Codecs;
using Nas.Domain.Text;
using Nas.Effects.Files;

namespace Nas.Tool.Configuration;

/// <summary>Writes values so that YAML reads the same text.</summary>
internal static class YamlValue
{
    /// <summary>Plain if that is safe, otherwise in quotes; in double ones if it has several lines or control characters.</summary>
    public static string Format(string? value) =>
        value is null ? "null"
        : value.Length > 0
        && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '/' or '-' or '+')
        && char.IsAsciiLetterOrDigit(value[0])
        && value is not ("null" or "true" or "false")
            ? value
        : PlainText.Line(value) != value ? JsonText.Print(new Node.Text(value))
        : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
