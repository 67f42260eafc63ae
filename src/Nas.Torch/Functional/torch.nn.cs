namespace TorchSharp;

public static partial class torch
{
    /// <summary>What networks are made of.</summary>
    public static partial class nn
    {
        /// <summary>How a loss joins the losses of its elements.</summary>
        public enum Reduction
        {
            /// <summary>Not at all.</summary>
            None,

            /// <summary>Their mean.</summary>
            Mean,

            /// <summary>Their sum.</summary>
            Sum,
        }

        /// <summary>A tensor to train; the tensor given becomes empty.</summary>
        public static Modules.Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);
    }
}
