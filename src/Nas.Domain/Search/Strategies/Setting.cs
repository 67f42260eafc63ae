namespace Nas.Domain.Search.Strategies;

/// <summary>A setting that users of a strategy may give.</summary>
/// <param name="Name">Its name, in words joined by hyphens.</param>
public abstract record Setting(string Name);

/// <summary>A setting whose value has a type.</summary>
/// <typeparam name="T">The type.</typeparam>
/// <param name="Name">Its name, in words joined by hyphens.</param>
public abstract record Setting<T>(string Name) : Setting(Name);
