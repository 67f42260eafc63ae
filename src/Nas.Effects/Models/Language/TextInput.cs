namespace Nas.Effects.Models.Language;

/// <summary>An architecture as a regressor sees it.</summary>
/// <param name="Tokens">Its text.</param>
/// <param name="Facts">What follows from it, in the order of <see cref="ArchitectureFacts"/>; empty where the text is none that we can
/// read.</param>
internal readonly record struct TextInput(int[] Tokens, float[] Facts);
