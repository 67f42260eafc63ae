using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using Nas.Tests;
using Nas.Tool.Output;

namespace Nas.Tool.Tests;

/// <summary>What <c>--json</c> prints is a promise: fields may be added, never renamed.</summary>
public class JsonSchemaTests
{
    public static TheoryData<string> Names => [.. Types.Select(type => type.Name)];

    private static IEnumerable<Type> Types => Contexts.SelectMany(TypesOf);

    private static IEnumerable<Type> Contexts =>
        typeof(Json).Assembly.GetTypes().Where(type => type.BaseType == typeof(JsonSerializerContext));

    [Theory]
    [MemberData(nameof(Names))]
    public void Schema_OfEachObject_IsAsApproved(string name) =>
        Snapshot.Matches($"Schemas/{name}", SchemaOf(name).ToJsonString(new() { WriteIndented = true }));

    [Theory]
    [MemberData(nameof(Names))]
    public void Field_OfEachObject_IsDocumented(string name)
    {
        var page = File.ReadAllText(Page());
        Assert.All(Fields(SchemaOf(name)), field => Assert.Contains($"`{field}`", page, StringComparison.Ordinal));
    }

    private static IEnumerable<Type> TypesOf(Type context) =>
        context
            .GetCustomAttributesData()
            .Where(data => data.AttributeType == typeof(JsonSerializableAttribute))
            .Select(data => (Type)data.ConstructorArguments[0].Value!);

    private static JsonNode SchemaOf(string name)
    {
        var context = Contexts.Single(context => TypesOf(context).Any(type => type.Name == name));
        var shapes = (JsonSerializerContext)context.GetProperty("Default")!.GetValue(null)!;
        return shapes.GetTypeInfo(Types.Single(type => type.Name == name))!.GetJsonSchemaAsNode();
    }

    private static IEnumerable<string> Fields(JsonNode? schema) =>
        schema switch
        {
            JsonObject { } found => (found["properties"] as JsonObject ?? [])
                .Select(field => field.Key)
                .Concat(found.SelectMany(part => Fields(part.Value))),
            JsonArray list => list.SelectMany(Fields),
            _ => [],
        };

    private static string Page([CallerFilePath] string caller = "") =>
        Path.Combine(Path.GetDirectoryName(caller)!, "..", "..", "docs", "reference", "json.md");
}
