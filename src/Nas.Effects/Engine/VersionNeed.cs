namespace Nas.Effects.Engine;

/// <summary>One version that a shared library needs of another.</summary>
/// <param name="Library">The other library, such as <c>libstdc++.so.6</c>.</param>
/// <param name="Version">The version, such as <c>GLIBCXX_3.4.32</c>.</param>
/// <param name="Flags">The entry's flags; 2 marks a need that may stay unmet.</param>
/// <param name="FlagsAt">Where in the file the flags are.</param>
internal readonly record struct VersionNeed(string Library, string Version, ushort Flags, int FlagsAt);
