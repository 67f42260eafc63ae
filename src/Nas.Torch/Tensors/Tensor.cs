using System.Globalization;
using System.Runtime.CompilerServices;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Numbers in a grid of some shape, and where they came from if gradients are recorded.</summary>
    /// <remarks>A tensor owns native memory: dispose it, or create it under a <see cref="DisposeScope"/>.</remarks>
    public partial class Tensor : IDisposable
    {
        private static long totalCount;
        private static long peakCount;

        private nint handle;

        internal Tensor(nint handle)
        {
            this.handle = handle;
            var count = Interlocked.Increment(ref totalCount);
            if (count > peakCount)
            {
                peakCount = count;
            }

            DisposeScopeManager.ThreadSingleton.Register(this);
        }

        /// <summary>Takes the place of a tensor, which becomes empty, in its dispose scope too.</summary>
        private protected Tensor(Tensor emptied)
        {
            handle = emptied.Handle;
            emptied.handle = 0;
            var scope = emptied.OwningDisposeScope;
            scope?.Detach(emptied);
            scope?.Add(this);
            GC.SuppressFinalize(emptied);
        }

        ~Tensor() => Free();

        /// <summary>How many tensors are alive in managed code, over all threads.</summary>
        public static long TotalCount => Interlocked.Read(ref totalCount);

        /// <summary>The largest <see cref="TotalCount"/> so far.</summary>
        public static long PeakCount => peakCount;

        /// <summary>Whether the tensor was disposed.</summary>
        public bool IsInvalid => handle == 0;

        /// <summary>The native reference.</summary>
        /// <exception cref="InvalidOperationException">The tensor was disposed.</exception>
        public nint Handle
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => handle != 0 ? handle : throw new InvalidOperationException("Tensor invalid -- empty handle. It was disposed, or its dispose scope has ended.");
        }

        internal DisposeScope? OwningDisposeScope { get; set; }

        internal int ScopeIndex { get; set; }

        /// <summary>Hands the tensor to the scope outside its own.</summary>
        /// <returns>The same tensor.</returns>
        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        /// <summary>Takes the tensor out of every scope: from now on its owner disposes it.</summary>
        /// <returns>The same tensor.</returns>
        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        public void Dispose()
        {
            if (OwningDisposeScope is { } scope)
            {
                scope.MarkAsDisposed(this);
            }
            else if (!IsInvalid)
            {
                DisposeScopeManager.Statistics.DisposedOutsideScopeCount++;
            }

            Release();
        }

        public override string ToString() =>
            IsInvalid ? "disposed" : string.Create(CultureInfo.InvariantCulture, $"[{string.Join('x', shape)}], type = {dtype}, device = {device}");

        internal void Release()
        {
            Free();
            GC.SuppressFinalize(this);
        }

        // Without this the collector may finalise the tensor, and so free its memory, while a native call still reads it.
        private T Kept<T>(T result)
        {
            GC.KeepAlive(this);
            return result;
        }

        private void Free()
        {
            var freed = Interlocked.Exchange(ref handle, 0);
            if (freed != 0)
            {
                Interlocked.Decrement(ref totalCount);
                NativeMethods.nas_free(freed);
            }
        }
    }
}
