using Nas.Domain.Architectures.Operations;
using Nas.Domain.Text;

namespace Nas.Domain.Tests.Architectures.Operations;

/// <summary>Operations to test with; a family without an example fails its tests.</summary>
internal static class Examples
{
    private static readonly string[] Texts =
    [
        "clone(2)",
        "clone(4)",
        "clone(64)",
        "group(2,1)",
        "group(2,2)",
        "group(2,3)",
        "group(4,1)",
        "group(8,3)",
        "group(3,2)",
        "times(2)",
        "times(64)",
        "add",
        "cat(1)",
        "cat(2)",
        "cat(3)",
        "dot_product",
        "scaled_dot_product",
        "identity",
        "permute(2,1)",
        "permute(1,3,2)",
        "permute(2,1,3)",
        "permute(2,3,1)",
        "permute(3,1,2)",
        "permute(3,2,1)",
        "im2col(1,1,0)",
        "im2col(1,2,0)",
        "im2col(3,1,1)",
        "im2col(3,2,1)",
        "im2col(4,4,0)",
        "im2col(8,8,0)",
        "im2col(5,3,2)",
        "im2col1d(3,2,1)",
        "im2col1d(4,4,0)",
        "col2im",
        "reshape2im",
        "linear(16)",
        "linear(2048)",
        "linear(x1)",
        "linear(x4)",
        "linear(/2)",
        "linear(/8)",
        "norm",
        "relu",
        "leakyrelu",
        "softmax",
        "learnable_positional_encoding",
        "positional_encoding",
        "conv2d(3,1,1,16)",
        "conv2d(3,2,1,x2)",
        "conv2d(1,1,0,/2)",
        "conv2d(5,3,2,x1)",
        "conv1d(5,1,2,16)",
        "conv1d(3,2,1,x2)",
        "maxpool1d(3,2,1)",
        "avgpool1d(3,1,1)",
        "zero",
        "maxpool(3,2,1)",
        "maxpool(2,2,0)",
        "avgpool(3,1,1)",
        "avgpool(2,2,0)",
        "adaptiveavgpool",
    ];

    public static Operation[] OfFamily(string family) => [.. Texts.Where(text => text.Split('(')[0] == family).Select(Read)];

    public static Operation Read(string text) =>
        OperationCatalogue
            .Read(TermParser.Term(TermParser.Tokens(text)).Value)
            .IfLeft(error => throw new InvalidOperationException(error.ToString()));
}
