using System.Collections.Immutable;

namespace Nas.Domain.Tests;

public class ValueArrayTests
{
    [Fact]
    public void Equals_OfEqualElements_IsTrue()
    {
        ValueArray<string> one = ["a", "b"],
            other = ["a", "b"];
        Assert.True(one == other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }

    [Theory]
    [InlineData("a")]
    [InlineData("b", "a")]
    [InlineData("a", "b", "c")]
    public void Equals_OfOtherElements_IsFalse(params string[] other)
    {
        ValueArray<string> one = ["a", "b"];
        Assert.True(one != [.. other]);
    }

    [Fact]
    public void Equals_OfNests_LooksInside()
    {
        ValueArray<ValueArray<double>> one =

            [
                [1, double.NaN],
                [],
            ],
            other =

            [
                [1, double.NaN],
                [],
            ];
        Assert.Equal(one, other);
    }

    [Fact]
    public void Default_IsEmpty()
    {
        ValueArray<int> none = default;
        Assert.True(none == [] && none.IsEmpty && !none.Contains(0) && none.Add(1) == [1]);
        Assert.Empty(none);
    }

    [Fact]
    public void Patterns_OfAnArray_SeeItsParts()
    {
        ValueArray<int> numbers = [1, 2, 3];
        Assert.True(numbers is [1, .. var rest] && rest == [2, 3]);
    }

    [Fact]
    public void Conversion_ToAnImmutableArray_CopiesNothing()
    {
        ValueArray<int> numbers = [1, 2];
        ImmutableArray<int> items = numbers;
        Assert.True(items == numbers.Items);
    }
}
