namespace Nas.Domain.Codecs;

/// <summary>One case of a closed union: its name in files and its fields.</summary>
/// <typeparam name="T">The union.</typeparam>
public sealed class Case<T>
{
    private Case(string name, Func<T, bool> holds, Part<T, T> fields) =>
        (Name, Holds, Fields, Record) = (name, holds, fields, fields.Record());

    /// <summary>The name in files.</summary>
    public string Name { get; }

    internal Func<T, bool> Holds { get; }

    internal Part<T, T> Fields { get; }

    internal Codec<T> Record { get; }

    /// <summary>The case that a type is.</summary>
    public static Case<T> Of<TCase>(string name, Part<TCase, TCase> fields)
        where TCase : T => Of(name, fields, _ => true);

    /// <summary>The case that some values of a type are.</summary>
    public static Case<T> Of<TCase>(string name, Part<TCase, TCase> fields, Func<TCase, bool> holds)
        where TCase : T =>
        new(
            name,
            value => value is TCase one && holds(one),
            new(value => fields.Write((TCase)value!), map => fields.Read(map).To(value => (T)value), fields.Knows, fields.Properties)
        );
}
