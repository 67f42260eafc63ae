using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A tensor to train.</summary>
public class Parameter : Tensor
{
    /// <param name="data">The initial values; this tensor becomes empty, and its dispose scope takes the parameter.</param>
    /// <param name="requires_grad">Whether gradients are recorded.</param>
    public Parameter(Tensor data, bool requires_grad = true)
        : base(data) => this.requires_grad = requires_grad;
}
