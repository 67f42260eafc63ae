using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Tasks;
using Nas.Effects.Training.Models;

namespace Nas.Effects.Publishing.Reports;

/// <summary>How good a trained model is on labelled images.</summary>
/// <param name="Part">What the images are, such as <c>test</c>.</param>
public abstract record ModelJudgement(string Part)
{
    /// <summary>Has one network or several answer, and compares.</summary>
    public static ModelJudgement Of(TrainedEnsemble model, ComputeDevice device, LabelledData data)
    {
        using var classifier = new Classifier(model, device);
        var answers = classifier.Probabilities(data.Images).ToArray();
        return data.Images.Targets.Match<ModelJudgement>(
            rows =>
                rows.Kind switch
                {
                    TargetKind.Labels => LabelJudgement.Of(model.About.Classes, rows, answers, data),
                    TargetKind.Maps => MapJudgement.Of(model.About.Classes, rows, answers, data.Part),
                    TargetKind.Masks => MaskJudgement.Of(model.About.Classes, rows, answers, data.Part),
                    _ => NumberJudgement.Of(model.About.Classes, rows, answers, data),
                },
            () => Judgement.Of(model.About.Classes, answers, data)
        );
    }
}
