using Nas.Domain.Search.Spaces;

namespace Nas.Effects.Runs.Searching;

/// <summary>A search space that can be interrupted between drafts: one draft is short, but a decision may look at a thousand of
/// them.</summary>
internal static class InterruptibleSpace
{
    /// <summary>The same space for as long as nobody wants to stop. From then on every draft ends in an
    /// <see cref="OperationCanceledException"/>.</summary>
    public static SearchSpace Until(this SearchSpace space, Func<bool> stops)
    {
        return space with
        {
            Sample = stream =>
            {
                Check();
                return space.Sample(stream);
            },
            Mutate = (parent, stream) =>
            {
                Check();
                return space.Mutate(parent, stream);
            },
            Cross = (parent, donor, stream) =>
            {
                Check();
                return space.Cross(parent, donor, stream);
            },
        };

        void Check()
        {
            if (stops())
            {
                throw new OperationCanceledException();
            }
        }
    }
}
