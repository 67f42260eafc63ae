using LanguageExt;
using Nas.Domain.Learning;

namespace Nas.Tool.Commands.Surrogates;

/// <summary>What <c>surrogate eval --continual</c> follows.</summary>
/// <param name="Task">The task, or the table.</param>
/// <param name="Order">Its architectures, in their order.</param>
/// <param name="Others">What other tasks teach before; none to begin with nothing.</param>
internal sealed record ContinualCase(string Task, TrainingSet Order, Option<TrainingSet> Others);
