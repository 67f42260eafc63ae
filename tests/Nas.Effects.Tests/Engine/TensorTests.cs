using System.Runtime.InteropServices;
using TorchSharp;
using TorchSharp.Native;
using static TorchSharp.torch;

namespace Nas.Effects.Tests.Engine;

[Collection(TensorCollection.Name)]
public sealed class TensorTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Randn_AfterManualSeed_GivesTheNumbersOfPyTorch()
    {
        manual_seed(0);

        Assert.Equal([1.5409961f, -0.2934289f, -2.1787894f], randn(3).data<float>().ToArray());
    }

    [Fact]
    public void Tensor_FromArray_HasItsShapeTypeAndElements()
    {
        var matrix = tensor(new[] { 1f, 2, 3, 4, 5, 6 }, [2, 3]);

        Assert.Equal([2, 3], matrix.shape);
        Assert.Equal((2, 6, float32, DeviceType.CPU), (matrix.ndim, matrix.numel(), matrix.dtype, matrix.device.type));
        Assert.Equal([1, 4, 2, 5, 3, 6], matrix.t().data<float>().ToArray());
        Assert.Equal(6f, matrix.data<float>()[1, 2]);
        Assert.Equal(5d, matrix[1, 1].to_type(float64).item<double>());
    }

    [Fact]
    public void Tensor_ShapeThatDoesNotFit_IsRefused()
    {
        var failure = Assert.Throws<ExternalException>(() => tensor(new[] { 1f, 2, 3 }, [2, 2]));

        Assert.Contains("16 bytes", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_Written_ChangeTheTensor()
    {
        var target = zeros(2, 2);

        MemoryMarshal.AsBytes<float>([1, 2, 3, 4]).CopyTo(target.bytes);

        Assert.Equal(10f, target.sum().item<float>());
        Assert.Throws<NotImplementedException>(() => target.t().bytes.Length);
    }

    [Fact]
    public void Item_OfAnotherType_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => tensor(1f).item<double>());
        Assert.Throws<ArgumentException>(() => ones(2).item<float>());
        Assert.Equal(7L, tensor(7L).item<long>());
        Assert.True(tensor(true).item<bool>());
    }

    [Fact]
    public void Matmul_ShapesThatDisagree_ThrowsLibtorchsMessageAndTheProcessGoesOn()
    {
        var failure = Assert.Throws<ExternalException>(() => randn(2, 3).matmul(randn(2, 3)));

        Assert.Equal("mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)", failure.Message);
        Assert.Equal(4f, ones(2, 2).matmul(ones(2, 2)).mean().item<float>() * 2);
    }

    [Fact]
    public void Tensor_UsedAfterItsScope_SaysSo()
    {
        Tensor gone;
        using (NewDisposeScope())
        {
            gone = ones(1);
        }

        Assert.True(gone.IsInvalid);
        Assert.Throws<InvalidOperationException>(() => gone.add(1));
    }

    [Fact]
    public void Operators_MixedWithNumbers_ComputeElementByElement()
    {
        var x = tensor(new[] { 1f, 2, 4 });

        Assert.Equal([1.5f, 2.5f, 4.5f], (x + 0.5).data<float>().ToArray());
        Assert.Equal([0, -1, -3], (1 - x).data<float>().ToArray());
        Assert.Equal([8, 4, 2], (8 / x).data<float>().ToArray());
        Assert.Equal([-1, -4, -16], (-x * x).data<float>().ToArray());
        Assert.Equal([false, true, true], (x > 1).data<bool>().ToArray());
        Assert.Equal([false, true, false], (x == 2).data<bool>().ToArray());
        Assert.Equal([3, 3, 4], x.clamp(2).add_(x.lt(4)).data<float>().ToArray());
    }

    [Fact]
    public void Reductions_OverAxes_AgreeWithHandComputation()
    {
        var x = tensor(new[] { 1.0, 2, 3, 4, 5, 9 }, [2, 3]);

        Assert.Equal([5, 7, 12], x.sum([0]).data<double>().ToArray());
        Assert.Equal([2, 6], x.mean([1]).data<double>().ToArray());
        Assert.Equal([2, 1], x.mean([1], keepdim: true).shape);
        Assert.Equal([1, 7], x.var([1]).data<double>().ToArray());
        Assert.Equal([2 / 3.0, 14 / 3.0], x.var([1], unbiased: false).data<double>().ToArray());
        Assert.Equal(Math.Sqrt(136), x.norm().item<double>(), 12);
        var (values, indices) = x.max(1);
        Assert.Equal([3, 9], values.data<double>().ToArray());
        Assert.Equal([2, 2], indices.data<long>().ToArray());
        Assert.Equal(5, x.argmax().item<long>());
        Assert.True(x.isfinite().all().item<bool>());
        Assert.True((x / 0).isinf().any().item<bool>());
    }

    [Fact]
    public void Selections_OfAMatrix_AreItsParts()
    {
        var x = arange(6).reshape(2, 3);

        Assert.Equal([1, 4], x.select(1, 1).data<long>().ToArray());
        Assert.Equal([0, 2, 3, 5], x.slice(1, 0, 3, 2).data<long>().ToArray());
        Assert.Equal([2, 1], x.split(2, 1).Select(part => part.shape[1]));
        Assert.Equal([1, 1], x.chunk(2).Select(part => part.shape[0]));
        Assert.Equal([3, 4, 5, 0, 1, 2], x.index_select(0, tensor(new[] { 1L, 0 })).data<long>().ToArray());
        Assert.Equal([2, 3], x.gather(1, tensor(new[] { 2L, 0 }, [2, 1])).data<long>().ToArray());
        Assert.Equal([4, 5], x.index(x.gt(3)).data<long>().ToArray());
        Assert.Equal([4, 3], cat([x, x]).shape);
        Assert.Equal([2, 2, 3], stack([x, x]).shape);
    }

    public static TheoryData<string, double> Functions { get; } = new()
    {
        { "neg", -0.5 }, { "abs", 0.5 }, { "sign", 1 }, { "sqrt", Math.Sqrt(0.5) }, { "rsqrt", Math.Sqrt(2) }, { "exp", Math.Exp(0.5) }, { "log", Math.Log(0.5) },
        { "log1p", Math.Log(1.5) }, { "square", 0.25 }, { "reciprocal", 2 }, { "sin", Math.Sin(0.5) }, { "cos", Math.Cos(0.5) }, { "tanh", Math.Tanh(0.5) },
        { "sigmoid", 1 / (1 + Math.Exp(-0.5)) }, { "relu", 0.5 },
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void Function_AtOneHalf_HasItsValue(string name, double expected)
    {
        var function = typeof(Tensor).GetMethod(name, Type.EmptyTypes)!;

        Assert.Equal(expected, ((Tensor)function.Invoke(tensor(0.5), null)!).item<double>(), 14);
    }

    [Fact]
    public void Reshaping_OfARange_MovesItsElements()
    {
        var x = arange(6);

        Assert.Equal([0, 3, 1, 4, 2, 5], x.view(2, 3).transpose(0, 1).contiguous().data<long>().ToArray());
        Assert.Equal([3, 1, 2], x.view(1, 2, 3).permute(2, 0, 1).shape);
        Assert.Equal([6], x.view(1, 2, 3).flatten().shape);
        Assert.Equal([1, 6], x.unsqueeze(0).shape);
        Assert.Equal([6], x.unsqueeze(0).squeeze().shape);
        Assert.Equal([6, 1], x.view(1, 6, 1).squeeze(0).shape);
        Assert.Equal([2, 6], x.expand(2, 6).shape);
        Assert.Equal([12], x.repeat(2).shape);
        Assert.Equal([5, 4, 3, 2, 1, 0], x.flip(0).data<long>().ToArray());
        Assert.Equal([2, 4], x.narrow(0, 2, 4).slice(0, 0, 4, 2).data<long>().ToArray());
        Assert.Equal([1, 0, 0, 1], eye(2).data<float>().ToArray());
        Assert.Equal([7, 7], full_like(ones(2), 7).data<float>().ToArray());
    }

    [Fact]
    public void Operators_OfTheLibrary_AllExist()
    {
        const System.Reflection.BindingFlags Fields = System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic;
        var operators = (from type in typeof(torch).Assembly.GetTypes() from field in type.GetFields(Fields) select field.GetValue(null)).OfType<Operator>().ToArray();

        Assert.True(operators.Length > 100);
        Assert.All(operators, found => found.Find());
    }

    [Fact]
    public void Einsum_OfTwoMatrices_IsTheirProduct()
    {
        var (a, b) = (randn(3, 4), randn(4, 5));

        Assert.True(einsum("ij,jk->ik", a, b).allclose(a.matmul(b), atol: 1e-6));
    }

    [Fact]
    public void Cat_OfVeryManyTensors_TakesThemAll() => Assert.Equal(300, cat([.. Enumerable.Repeat(ones(1), 300)]).sum().ToInt32());

    [Fact]
    public void To_AnotherType_Converts()
    {
        Assert.Equal([1, 2], tensor(new[] { 1.9f, 2.1f }).to(int64).data<long>().ToArray());
        Assert.Equal(float64, tensor(new[] { 1f }, dtype: float64).dtype);
        Assert.Equal(DeviceType.CPU, ones(1).cpu().to(device("cpu")).device_type);
    }
}
