using System.Collections.Immutable;

namespace Nas.Effects.Data.Csv;

/// <summary>Why a table cannot be used.</summary>
/// <param name="Source">The file.</param>
public abstract record TableError(string Source)
{
    /// <summary>The cause, the place, and the remedy.</summary>
    public abstract string Message { get; }

    /// <summary>There is no such file.</summary>
    public sealed record Missing(string Source) : TableError(Source)
    {
        /// <inheritdoc/>
        public override string Message => Directory.Exists(Source) ? $"{Source} is a folder, not a file" : $"there is no file {Source}";
    }

    /// <summary>The file cannot be opened or is damaged.</summary>
    public sealed record Unreadable(string Source, string Reason) : TableError(Source)
    {
        /// <inheritdoc/>
        public override string Message => $"{Source}: cannot be read: {Reason}";
    }

    /// <summary>No column has that name.</summary>
    public sealed record UnknownColumn(string Source, string Column, ImmutableArray<string> Names) : TableError(Source)
    {
        /// <inheritdoc/>
        public override string Message =>
            $"{Source}: no column is named '{Column}'. Columns: {string.Join(", ", Names.Take(40))}"
            + (Names.Length > 40 ? $" and {Names.Length - 40} more." : ".");
    }

    /// <summary>A cell that must hold a number holds something else.</summary>
    public sealed record NotANumber(string Source, string Column, int Line, string Cell) : TableError(Source)
    {
        /// <inheritdoc/>
        public override string Message =>
            $"{Source}, row {Line}, column '{Column}': '{Cell}' is not a number. "
            + "Leave the cell empty when the value is not known, or leave the column out.";
    }

    /// <summary>A cell with a value that its column does not allow.</summary>
    public sealed record Refused(string Source, string Column, int Line, string Reason) : TableError(Source)
    {
        /// <inheritdoc/>
        public override string Message => $"{Source}, row {Line}, column '{Column}': {Reason}.";
    }

    /// <summary>A cell of the column <c>code</c> is no NAS-Bench-201 code.</summary>
    public sealed record NotACell(string Source, int Line, string Cell) : TableError(Source)
    {
        /// <inheritdoc/>
        public override string Message =>
            $"{Source}, row {Line}, column 'code': '{Cell}' is not the code of a cell, six digits from 0 to 4.";
    }

    /// <summary>No column is left to predict from.</summary>
    public sealed record NoFeatures(string Source) : TableError(Source)
    {
        /// <inheritdoc/>
        public override string Message => $"{Source}: no column of numbers other than id and the target is left to predict from.";
    }

    /// <summary>No column is named like a zero-cost proxy.</summary>
    public sealed record NoMetrics(string Source) : TableError(Source)
    {
        /// <inheritdoc/>
        public override string Message =>
            $"{Source}: no column is named like a known zero-cost proxy; name the columns that formulas may use.";
    }

    /// <summary>The table has fewer rows than requested.</summary>
    public sealed record TooFewRows(string Source, int Rows, int Needed) : TableError(Source)
    {
        /// <inheritdoc/>
        public override string Message =>
            $"{Source}: {Rows} usable rows, {Needed} are needed for training and at least 2 more for testing.";
    }

    /// <summary>The table has too few whole learning curves.</summary>
    public sealed record TooFewCurves(string Source, int Curves, int Needed) : TableError(Source)
    {
        /// <inheritdoc/>
        public override string Message =>
            $"{Source}: {Curves} trainings that last as long as the longest, with a number in every epoch; {Needed} are needed.";
    }
}
