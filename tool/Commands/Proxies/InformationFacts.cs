namespace Nas.Tool.Commands.Proxies;

/// <summary>One object of <c>proxies complement --json</c>; bits.</summary>
internal sealed record InformationFacts(
    string Problem,
    int Step,
    string Proxy,
    double Quality,
    double Entropy,
    double Shuffled,
    double Gain
);
