using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator Detaching = new("detach");

        /// <summary>Whether gradients with respect to this tensor are recorded.</summary>
        public bool requires_grad
        {
            get => Kept(NativeMethods.Check(NativeMethods.nas_requires_grad(Handle))) != 0;
            set => Kept(NativeMethods.Check(NativeMethods.nas_set_requires_grad(Handle, value ? 1 : 0)));
        }

        /// <summary>Whether no recorded operation made this tensor.</summary>
        public bool is_leaf => Kept(NativeMethods.Check(NativeMethods.nas_is_leaf(Handle))) != 0;

        /// <summary>The gradient that <see cref="backward"/> accumulated, as a new reference to it; null before the first.</summary>
        public unsafe Tensor? grad
        {
            get
            {
                nint gradient;
                Kept(NativeMethods.Check(NativeMethods.nas_grad(Handle, &gradient)));
                return gradient == 0 ? null : new Tensor(gradient);
            }

            set
            {
                Kept(NativeMethods.Check(NativeMethods.nas_set_grad(Handle, value is null ? 0 : value.Handle)));
                GC.KeepAlive(value);
            }
        }

        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        /// <summary>The same numbers without their history.</summary>
        public Tensor detach() => Detaching.Call(this);

        /// <summary>Adds the gradients of this one-element tensor to <see cref="grad"/> of the leaves it came from.</summary>
        public unsafe void backward()
        {
            var output = Handle;
            Kept(NativeMethods.Check(NativeMethods.nas_backward(&output, 1, null, 0, 0, 0)));
        }
    }
}
