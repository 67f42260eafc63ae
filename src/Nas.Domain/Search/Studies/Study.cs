using LanguageExt;

namespace Nas.Domain.Search.Studies;

/// <summary>A comparison of methods on tasks over seeds: every method searches on every task with every seed.</summary>
/// <param name="Seeds">Number of seeds; at least 1.</param>
/// <param name="FirstSeed">The first seed; the others follow it.</param>
/// <param name="Baseline">The method that the others are compared with.</param>
/// <param name="Settings">What all searches have.</param>
/// <param name="Tasks">The tasks; at least one.</param>
/// <param name="Methods">The methods; at least one.</param>
public sealed record Study(
    int Seeds,
    long FirstSeed,
    string Baseline,
    Seq<StudySetting> Settings,
    Seq<StudyTask> Tasks,
    Seq<StudyMethod> Methods
)
{
    /// <summary>All searches: seed by seed, so that a part of the study compares all methods.</summary>
    public Seq<StudySearch> Searches =>
        (
            from seed in Enumerable.Range(0, Seeds)
            from task in Tasks
            from method in Methods
            select new StudySearch(task.Name, method.Name, FirstSeed + seed)
        )
            .ToSeq()
            .Strict();

    /// <summary>The settings of a search: those of the method before those of the task before those of the study.</summary>
    public Seq<StudySetting> SettingsOf(StudySearch search)
    {
        var all = MethodOf(search)
            .Settings.Concat(Tasks.Find(task => task.Name == search.Task).Map(task => task.Settings).IfNone(Seq<StudySetting>.Empty))
            .Concat(Settings);
        return all.GroupBy(setting => setting.Name, StringComparer.Ordinal).Select(same => same.First()).ToSeq().Strict();
    }

    /// <summary>The search whose trials another may take over instead of running them again: that of the first method on the same task with
    /// the same seed, for equal seeds have equal first generations. None for the first method itself.</summary>
    public Option<StudySearch> DonorOf(StudySearch search) =>
        search.Method == Methods[0].Name ? Option<StudySearch>.None : search with { Method = Methods[0].Name };

    /// <summary>The searches on other tasks that a search learns from.</summary>
    public Seq<StudySearch> TeachersOf(StudySearch search) =>
        MethodOf(search)
            .LearnsFrom.Map(method =>
                Tasks.Filter(task => task.Name != search.Task).Map(task => search with { Task = task.Name, Method = method }).Strict()
            )
            .IfNone(Seq<StudySearch>.Empty);

    /// <summary>The method of a search.</summary>
    public StudyMethod MethodOf(StudySearch search) =>
        Methods.Find(method => method.Name == search.Method).IfNone(new StudyMethod(search.Method, Seq<StudySetting>.Empty, default));
}
