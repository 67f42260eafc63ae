using Nas.Tests.Exports;

namespace Nas.Effects.Tests.Publishing.Exports;

/// <summary>A test in Python's torch, left out where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PythonTorchFactAttribute : FactAttribute
{
    public PythonTorchFactAttribute() => Skip = PythonExports.Missing;
}
