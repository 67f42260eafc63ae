namespace Nas.Tool.Commands.Export;

/// <summary>The formats to export a model in.</summary>
internal sealed record ExportFormats(bool PyTorch, bool Onnx, bool CSharp, bool SafeTensors)
{
    /// <summary>These, or all if none is set.</summary>
    public ExportFormats OrAll => this == new ExportFormats(false, false, false, false) ? new(true, true, true, true) : this;

    /// <summary>Whether the weight file is needed: source files require it.</summary>
    public bool Weights => PyTorch || CSharp || SafeTensors;
}
