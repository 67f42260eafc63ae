using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Ends the recording of gradients on this thread until disposed.</summary>
    public static IDisposable no_grad() => new GradMode(false);

    /// <summary>Records gradients on this thread until disposed.</summary>
    public static IDisposable enable_grad(bool enabled = true) => new GradMode(enabled);

    /// <summary>Whether this thread records gradients.</summary>
    public static bool is_grad_enabled() => NativeMethods.nas_grad_enabled() != 0;

    /// <summary>A scope that disposes what this thread creates until its end.</summary>
    public static DisposeScope NewDisposeScope() => DisposeScopeManager.NewDisposeScope();

    /// <summary>Gradients as values.</summary>
    public static class autograd
    {
        /// <summary>The gradients of the outputs with respect to the inputs, summed over the outputs.</summary>
        /// <param name="outputs">What is differentiated.</param>
        /// <param name="inputs">With respect to what.</param>
        /// <param name="grad_outputs">The weight of each output's elements; may be left out where all outputs have one element.</param>
        /// <param name="retain_graph">Keep the graph for another call. Implied by <paramref name="create_graph"/>.</param>
        /// <param name="create_graph">Record the gradients themselves, for gradients of gradients.</param>
        /// <param name="allow_unused">Give null for an input that no output depends on, instead of failing.</param>
        public static unsafe IList<Tensor> grad(
            IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null,
            bool retain_graph = false, bool create_graph = false, bool allow_unused = false)
        {
            nint[] from = Handles(outputs), to = Handles(inputs), seeds = Handles(grad_outputs ?? []), found = new nint[inputs.Count];
            fixed (nint* fromStart = from, toStart = to, seedStart = seeds, foundStart = found)
            {
                NativeMethods.Check(NativeMethods.nas_gradients(
                    fromStart, from.Length, toStart, to.Length, seedStart, seeds.Length,
                    retain_graph || create_graph ? 1 : 0, create_graph ? 1 : 0, allow_unused ? 1 : 0, foundStart));
            }

            GC.KeepAlive(outputs);
            GC.KeepAlive(inputs);
            GC.KeepAlive(grad_outputs);
            return Array.ConvertAll(found, handle => handle == 0 ? null! : new Tensor(handle));
        }

        private static nint[] Handles(IList<Tensor> tensors)
        {
            var handles = new nint[tensors.Count];
            for (var i = 0; i < handles.Length; i++)
            {
                handles[i] = tensors[i].Handle;
            }

            return handles;
        }
    }

    private sealed class GradMode : IDisposable
    {
        private readonly int former = NativeMethods.nas_grad_enabled();

        public GradMode(bool enabled) => NativeMethods.nas_set_grad_enabled(enabled ? 1 : 0);

        public void Dispose() => NativeMethods.nas_set_grad_enabled(former);
    }
}
