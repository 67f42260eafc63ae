using System.Runtime.CompilerServices;
using Nas.Effects.Engine;

namespace Nas.Effects.Tests.Engine;

/// <summary>Tests use TorchSharp directly, and so need libtorch before the first of them.</summary>
internal static class LoadLibTorch
{
    [ModuleInitializer]
    internal static void BeforeAllTests() => LibTorch.Load();
}
