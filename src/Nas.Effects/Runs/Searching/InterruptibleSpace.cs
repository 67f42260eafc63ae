using Nas.Domain.Search.Spaces;

namespace Nas.Effects.Runs.Searching;

/// <summary>A search space that can be interrupted between drafts: one draft is short, but a decision may look at a thousand of
/// them.</summary>
internal static class InterruptibleSpace
{
    /// <summary>The same space until a token is cancelled. From then on every draft ends in an
    /// <see cref="OperationCanceledException"/>.</summary>
    public static SearchSpace Until(this SearchSpace space, CancellationToken token) =>
        space with
        {
            Sample = stream =>
            {
                token.ThrowIfCancellationRequested();
                return space.Sample(stream);
            },
            Mutate = (parent, stream) =>
            {
                token.ThrowIfCancellationRequested();
                return space.Mutate(parent, stream);
            },
            Cross = (parent, donor, stream) =>
            {
                token.ThrowIfCancellationRequested();
                return space.Cross(parent, donor, stream);
            },
        };
}
