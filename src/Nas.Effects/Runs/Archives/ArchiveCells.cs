using System.Collections.Immutable;
using System.Globalization;
using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Search.Archives;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Csv;
using static LanguageExt.Prelude;

namespace Nas.Effects.Runs.Archives;

/// <summary>The cells of an archive's table as values. The table has all of <see cref="ArchiveColumns"/>.</summary>
internal sealed class ArchiveCells(TextTable table)
{
    private const int MostClasses = 1_000_000;

    private static readonly ImmutableArray<string> Verdicts = ["scored", "rejected", "diverged", "out-of-memory", "timed-out", "crashed", "hung", "cancelled"];

    private readonly Dictionary<string, ImmutableArray<string>> _columns = ArchiveColumns.All.ToDictionary(name => name, name => table.Cells[table.Names.IndexOf(name)]);
    private readonly Dictionary<string, TensorType> _inputs = [];

    /// <summary>The trial of a row, its proxies left out.</summary>
    /// <exception cref="RefusedException">A cell does not hold what its column is for.</exception>
    public ArchivedTrial Trial(int row)
    {
        var format = Text(row, ArchiveColumns.Format);
        Require(format == ArchiveColumns.Version, ArchiveColumns.Format, $"the format is '{format}', and this version reads format {ArchiveColumns.Version}");
        var (verdict, score) = Outcome(row);
        return new(Task(row), Uttered(row, ArchiveColumns.Grammar), Training(row), new(Whole(row, ArchiveColumns.Seed, long.MinValue)), (int)Whole(row, ArchiveColumns.Trial, 0, int.MaxValue),
            Candidate(row), verdict, score, Real(row, ArchiveColumns.Seconds, 0));
    }

    private TaskReference Task(int row) => new(
        Uttered(row, ArchiveColumns.Task), None, Filled(row, ArchiveColumns.Fingerprint), Filled(row, ArchiveColumns.Input), (int)Whole(row, ArchiveColumns.Classes, 1, MostClasses));

    private TrainingRecipe Training(int row) => new(
        (int)Whole(row, ArchiveColumns.Epochs, 1, int.MaxValue),
        (int)Whole(row, ArchiveColumns.Batch, 1, int.MaxValue),
        Real(row, ArchiveColumns.LearningRate, 0),
        Real(row, ArchiveColumns.Momentum, 0),
        Real(row, ArchiveColumns.WeightDecay, 0),
        Text(row, ArchiveColumns.Patience).Length == 0 ? Option<int>.None : (int)Whole(row, ArchiveColumns.Patience, 1, int.MaxValue));

    private (string Verdict, Option<double> Score) Outcome(int row)
    {
        var verdict = Text(row, ArchiveColumns.Verdict);
        Require(Verdicts.Contains(verdict), ArchiveColumns.Verdict, $"'{verdict}' is no verdict; it is one of {string.Join(", ", Verdicts)}");
        var isScored = Text(row, ArchiveColumns.Score).Length > 0;
        Require(isScored == (verdict == Verdicts[0]), ArchiveColumns.Score, isScored ? $"a trial that is {verdict} has no score" : "a scored trial has a score");
        return (verdict, isScored ? Real(row, ArchiveColumns.Score, double.MinValue) : Option<double>.None);
    }

    private Candidate Candidate(int row)
    {
        var text = Uttered(row, ArchiveColumns.Architecture);
        var derivation = ArchitectureText.Parse(text, Input(row)).IfLeft(faults => throw new RefusedException(ArchiveColumns.Architecture, string.Join("; ", faults).TrimEnd('.')));
        Require(ArchitectureText.Print(derivation) == text, ArchiveColumns.Architecture, "it is not written canonically; arch show prints it so");
        var candidate = new Candidate(text, new(
            Whole(row, ArchiveColumns.Parameters, 0), Whole(row, ArchiveColumns.Macs, 0), Whole(row, ArchiveColumns.ActivationBytes, 0), (int)Whole(row, ArchiveColumns.Nodes, 1, int.MaxValue)));
        Require(candidate.Id.Value == Text(row, ArchiveColumns.Id), ArchiveColumns.Id, "it is not the id of the row's architecture");
        return candidate;
    }

    private TensorType Input(int row)
    {
        var text = Text(row, ArchiveColumns.Input);
        return _inputs.TryGetValue(text, out var known)
            ? known
            : _inputs[text] = TensorType.Parse(text).IfLeft(wrong => throw new RefusedException(ArchiveColumns.Input, wrong.TrimEnd('.')));
    }

    private string Text(int row, string column) => _columns[column][row];

    /// <summary>Text that was kept from being taken for a formula.</summary>
    private string Uttered(int row, string column) =>
        Filled(row, column) is ['\'', '=' or '+' or '-' or '@', ..] kept ? kept[1..] : Filled(row, column);

    private string Filled(int row, string column)
    {
        Require(Text(row, column).Length > 0, column, "it is empty");
        return Text(row, column);
    }

    private long Whole(int row, string column, long least, long most = long.MaxValue) =>
        long.TryParse(Text(row, column), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new RefusedException(column, string.Create(CultureInfo.InvariantCulture, $"'{Text(row, column)}' is not a whole number from {least} to {most}"));

    private double Real(int row, string column, double least) =>
        double.TryParse(Text(row, column), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && number >= least
            ? number
            : throw new RefusedException(column, $"'{Text(row, column)}' is not a{(least >= 0 ? " positive" : "")} finite number");

    private static void Require(bool holds, string column, string otherwise)
    {
        if (!holds)
        {
            throw new RefusedException(column, otherwise);
        }
    }

    /// <summary>Why a cell is refused; <see cref="ArchiveReading"/> adds the row.</summary>
    internal sealed class RefusedException(string column, string reason) : FormatException(reason)
    {
        public string Column { get; } = column;
    }
}
