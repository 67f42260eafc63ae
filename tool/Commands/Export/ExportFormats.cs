namespace Nas.Tool.Commands.Export;

/// <summary>The formats that a model is to be exported in.</summary>
internal sealed record ExportFormats(bool PyTorch, bool Onnx, bool CSharp, bool SafeTensors)
{
    /// <summary>These, or all where none is wanted.</summary>
    public ExportFormats OrAll => this == new ExportFormats(false, false, false, false) ? new(true, true, true, true) : this;

    /// <summary>Whether the weight file has to be there: source files are nothing without it.</summary>
    public bool Weights => PyTorch || CSharp || SafeTensors;
}
