namespace Nas.Domain.Search.Surrogates;

/// <summary>A large language model behind an address.</summary>
/// <param name="Address">Of an interface like OpenAI's, such as <c>http://localhost:8000/v1</c>. It holds no key.</param>
/// <param name="Model">The name by which the interface knows the model.</param>
public sealed record ModelEndpoint(string Address, string Model);
