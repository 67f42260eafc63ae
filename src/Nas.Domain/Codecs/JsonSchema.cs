using LanguageExt;
using static LanguageExt.Prelude;

namespace Nas.Domain.Codecs;

/// <summary>Schemas as JSON schema, for editors and for whoever reads files with a program of their own.</summary>
public static class JsonSchema
{
    /// <summary>The document for a file.</summary>
    public static Node Of(string title, Schema schema) =>
        MapOf(
            Seq(Text("$schema", "https://json-schema.org/draft/2020-12/schema"), Text("title", title))
                .Concat(Fields(schema, isRequired: true))
        );

    private static Seq<Entry> Fields(Schema schema, bool isRequired) =>
        Seq1(new Entry("type", Type(schema.Type, isRequired)))
            .Concat(schema.Type == "object" ? RecordFields(schema) : Seq<Entry>())
            .Concat(schema.Items.Map(items => new Entry("items", MapOf(Fields(items, isRequired: true)))).ToSeq())
            .Concat(schema.Choices.IsEmpty ? Seq<Entry>() : Seq1(new Entry("enum", Choices(schema.Choices, isRequired))))
            .Concat(schema.Minimum.Map(min => new Entry(schema.IsExclusive ? "exclusiveMinimum" : "minimum", new Node.Number(min))).ToSeq())
            .Concat(schema.Maximum.Map(max => new Entry("maximum", new Node.Number(max))).ToSeq());

    private static Seq<Entry> RecordFields(Schema schema)
    {
        var required = schema.Properties.Filter(property => property.IsRequired).Map(property => (Node)new Node.Text(property.Name));
        return Seq(
                new Entry("additionalProperties", new Node.Bool(false)),
                new Entry("properties", MapOf(schema.Properties.Map(property => new Entry(property.Name, MapOf(Of(property))))))
            )
            .Concat(required.IsEmpty ? Seq<Entry>() : Seq1(new Entry("required", new Node.List(required.ToArr()))));
    }

    private static Seq<Entry> Of(Property property) =>
        property
            .Description.Map(text => Text("description", text))
            .ToSeq()
            .Concat(Fields(property.Schema, property.IsRequired))
            .Concat(property.Default.Map(value => new Entry("default", value)).ToSeq());

    // A null is as good as a missing field.
    private static Node Type(string type, bool isRequired) =>
        isRequired ? new Node.Text(type) : new Node.List(Array<Node>(new Node.Text(type), new Node.Text("null")));

    private static Node Choices(Seq<string> choices, bool isRequired)
    {
        var names = choices.Map(choice => (Node)new Node.Text(choice));
        return new Node.List((isRequired ? names : names.Add(new Node.Null())).ToArr());
    }

    private static Entry Text(string name, string value) => new(name, new Node.Text(value));

    private static Node MapOf(Seq<Entry> entries) => new Node.Map(entries.ToArr());
}
