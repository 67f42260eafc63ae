using LanguageExt;
using Nas.Effects.Data.Sets;

namespace Nas.Effects.Data.Tasks;

/// <summary>The images of a file, and what its reader thinks the user should know, as sentences' ends: <c>is cut off</c>.</summary>
public sealed record FileImages(ImageSet Images, Seq<string> Remarks);
