namespace Nas.Domain.Search.Trials;

/// <summary>Where a proposed candidate came from.</summary>
public abstract record Origin
{
    private Origin() { }

    /// <summary>A fresh sample of the grammar.</summary>
    public sealed record Sampled : Origin;

    /// <summary>An architecture that the recipe names.</summary>
    /// <param name="Name">The name in the recipe.</param>
    public sealed record Seeded(string Name) : Origin;

    /// <summary>A mutant.</summary>
    /// <param name="Parent">The parent's trial.</param>
    public sealed record Mutated(int Parent) : Origin;

    /// <summary>A child of two parents, perhaps mutated afterwards.</summary>
    /// <param name="Parent">The trial of the parent that receives a subtree.</param>
    /// <param name="Donor">The trial of the parent that gives it.</param>
    public sealed record Crossed(int Parent, int Donor) : Origin;

    /// <summary>An earlier candidate that goes on to a longer training, from the weights that it has.</summary>
    /// <param name="Trial">Its trial before.</param>
    /// <param name="Rung">How often it has gone on; at least 1.</param>
    public sealed record Promoted(int Trial, int Rung) : Origin;
}
