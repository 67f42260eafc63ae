using Nas.Domain.Learning;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Search.Surrogates;

/// <summary>What a language model learns at once.</summary>
/// <param name="Examples">Architectures whose quality is known; at least one.</param>
/// <param name="IsShort">Whether it goes on from a lesson that had most of them already.</param>
/// <param name="Stream">Where chance comes from.</param>
public sealed record TextLesson(ValueArray<TextExample> Examples, bool IsShort, RandomStream Stream);
