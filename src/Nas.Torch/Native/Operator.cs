using System.Runtime.CompilerServices;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp.Native;

/// <summary>An ATen operator, found by its schema name on first use.</summary>
/// <remarks>A call passes all arguments of the schema in order. Instances live in static readonly fields.</remarks>
internal sealed unsafe class Operator(string name, string overload = "")
{
    private const int MaxArguments = 16;
    private const int StackItems = 64;

    private nint handle;

    /// <summary>Calls an operator with one tensor as its result.</summary>
    internal Tensor Call(params ReadOnlySpan<Argument> arguments)
    {
        NativeValue result;
        Invoke(arguments, &result, 1);
        return new Tensor(result.Pointer);
    }

    /// <summary>Calls an operator with two tensors as its results.</summary>
    internal (Tensor First, Tensor Second) CallPair(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc NativeValue[2];
        Invoke(arguments, results, 2);
        return (new Tensor(results[0].Pointer), new Tensor(results[1].Pointer));
    }

    /// <summary>Calls an operator with a list of tensors as its result.</summary>
    internal Tensor[] CallList(params ReadOnlySpan<Argument> arguments)
    {
        NativeValue result;
        Invoke(arguments, &result, 1);
        var handles = (nint*)result.Pointer;
        var tensors = new Tensor[result.Length];
        for (var i = 0; i < tensors.Length; i++)
        {
            tensors[i] = new Tensor(handles[i]);
        }

        NativeMethods.nas_free_list(handles);
        return tensors;
    }

    /// <summary>Calls an operator with a truth value as its result.</summary>
    internal bool CallBool(params ReadOnlySpan<Argument> arguments)
    {
        NativeValue result;
        Invoke(arguments, &result, 1);
        return result.Integer != 0;
    }

    /// <summary>Calls an operator for its effect on the first argument.</summary>
    internal Tensor CallInPlace(Tensor self, params ReadOnlySpan<Argument> rest)
    {
        Span<Argument> arguments = [self, default, default, default, default, default];
        rest.CopyTo(arguments[1..]);
        Invoke(arguments[..(rest.Length + 1)], null, 0);
        return self;
    }

    // The arguments lie on the caller's stack for the whole call, which keeps the tensors in them from being finalised.
    [SkipLocalsInit]
    private void Invoke(ReadOnlySpan<Argument> arguments, NativeValue* results, int capacity)
    {
        var values = stackalloc NativeValue[MaxArguments];
        var items = 0;
        foreach (ref readonly var argument in arguments)
        {
            items += argument.Tag == ValueTag.Device ? 0 : argument.Length;
        }

        Span<long> list = items <= StackItems ? stackalloc long[StackItems] : new long[items];
        fixed (long* start = list)
        {
            var next = start;
            for (var i = 0; i < arguments.Length; i++)
            {
                Write(in arguments[i], values + i, ref next);
            }

            NativeMethods.Check(NativeMethods.nas_call(handle == 0 ? Find() : handle, values, arguments.Length, results, capacity));
        }
    }

    private static void Write(ref readonly Argument argument, NativeValue* value, ref long* next)
    {
        value->Tag = argument.Tag;
        value->Length = argument.Length;
        value->Integer = argument.Bits;
        switch (argument.Tag)
        {
            case ValueTag.Tensor:
                value->Pointer = Unsafe.As<Tensor>(argument.Reference!).Handle;
                break;
            case ValueTag.IntList:
                value->Pointer = (nint)next;
                Unsafe.As<long[]>(argument.Reference!).CopyTo(new Span<long>(next, argument.Length));
                next += argument.Length;
                break;
            case ValueTag.TensorList or ValueTag.OptionalTensorList:
                value->Pointer = (nint)next;
                foreach (var tensor in Unsafe.As<Tensor?[]>(argument.Reference!))
                {
                    *next++ = tensor is null ? 0 : tensor.Handle;
                }

                break;
            case ValueTag.String:
                value->Pointer = (nint)next;
                Unsafe.As<byte[]>(argument.Reference!).CopyTo(new Span<byte>(next, argument.Length));
                next += argument.Length;
                break;
        }
    }

    /// <summary>Finds the operator.</summary>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">This libtorch has none of that name.</exception>
    internal nint Find()
    {
        fixed (byte* n = Encoding.UTF8.GetBytes($"aten::{name}\0"), o = Encoding.UTF8.GetBytes($"{overload}\0"))
        {
            return handle = NativeMethods.Check(NativeMethods.nas_find(n, o));
        }
    }
}
