namespace Nas.Effects.Models.Language;

/// <summary>An architecture whose text and whose facts cost nothing.</summary>
/// <param name="Words">The text.</param>
/// <param name="Facts">What follows from the architecture, in the order of <see cref="ArchitectureFacts"/>.</param>
internal sealed record FreeLesson(string Words, float[] Facts);
