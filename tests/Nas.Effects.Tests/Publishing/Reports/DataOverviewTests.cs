using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;
using Nas.Effects.Publishing.Reports;

namespace Nas.Effects.Tests.Publishing.Reports;

public class DataOverviewTests
{
    [Theory]
    [InlineData(TargetKind.Labels, "hat, scarf|no label|scarf")]
    [InlineData(TargetKind.Numbers, "hat 1, scarf 1|hat 0, scarf 0|hat 0, scarf 1")]
    public void Samples_OfSeveralTargets_AreCalledByAll(TargetKind kind, string words)
    {
        var images = new ImageSet(TensorType.Image(1, 2, 2), new float[12], new int[3])
        {
            Targets = TargetRows.Create([1, 1, 0, 0, 0, 1], 2, kind),
        };
        var task = new RawTask("clothes", Target.Named(kind, ["hat", "scarf"], LanguageExt.Option<ImageSize>.None), images, images, images);
        Assert.Equal(words, string.Join('|', DataOverview.Of(task).Samples.Select(sample => sample.Words)));
    }
}
