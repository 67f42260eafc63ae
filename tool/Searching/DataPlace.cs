using LanguageExt;
using Nas.Effects.Data.Sets;

namespace Nas.Tool.Searching;

/// <summary>Where the data of a recorded run is read from.</summary>
/// <param name="Moved">Where it lies now, if it has moved.</param>
/// <param name="Report">Is told how far the reading is.</param>
internal sealed record DataPlace(Option<string> Moved, Action<ReadCount> Report);
