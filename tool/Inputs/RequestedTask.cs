using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;
using Nas.Effects.Training;

namespace Nas.Tool.Inputs;

/// <summary>A task that was asked for.</summary>
/// <param name="Reference">The task in a recipe.</param>
/// <param name="Data">Its images; none for a table.</param>
internal sealed record RequestedTask(TaskReference Reference, Option<TaskData> Data)
{
    /// <summary>The changes of training images that suit it.</summary>
    public Augmentation Augmentation => Data.Map(AugmentationPolicy.For).IfNone(Augmentation.None);
}
