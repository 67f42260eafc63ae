using System.Reflection;
using Nas.Effects.Engine;
using TorchSharp;

namespace Nas.Effects.Tests.Engine;

/// <summary>No number reaches libtorch in an object that nothing holds: a collection may free it while it is read.</summary>
public sealed class HeldNumbersTests
{
    private const BindingFlags All =
        BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

    [Fact]
    public void Effects_MakeEveryNumberOfLibTorchInArithmetic()
    {
        var makers = WithCallers(typeof(Scalar).Assembly, IsMaker);

        var unheld =
            from caller in MethodsOf(typeof(Arithmetic).Assembly)
            where caller.DeclaringType != typeof(Arithmetic)
            from called in Calls.Of(caller)
            where makers.Contains(Definition(called))
            select $"{caller.DeclaringType}.{caller.Name} calls {called.DeclaringType}.{called.Name}";

        Assert.Equal("", string.Join('\n', unheld.Distinct().Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Makers_OfTorchSharp_IncludeAddWithoutAFactor()
    {
        var makers = WithCallers(typeof(Scalar).Assembly, IsMaker);

        Assert.Contains(Definition(typeof(torch.Tensor).GetMethod("add", [typeof(torch.Tensor)])!), makers);
        Assert.DoesNotContain(Definition(typeof(torch.Tensor).GetMethod("add", [typeof(torch.Tensor), typeof(Scalar)])!), makers);
    }

    private static bool IsMaker(MethodBase method) =>
        method.Name == "ToScalar" && method.DeclaringType == typeof(ScalarExtensionMethods)
        || method.Name == "op_Implicit" && method.DeclaringType == typeof(Scalar);

    /// <summary>The methods of an assembly that are of a kind, and all that call one of them, at any depth.</summary>
    private static HashSet<(Module, int)> WithCallers(Assembly assembly, Func<MethodBase, bool> isOfKind)
    {
        var callers = new Dictionary<(Module, int), List<MethodBase>>();
        foreach (var caller in MethodsOf(assembly))
        {
            foreach (var called in Calls.Of(caller))
            {
                if (!callers.TryGetValue(Definition(called), out var list))
                {
                    callers[Definition(called)] = list = [];
                }

                list.Add(caller);
            }
        }

        var found = new HashSet<(Module, int)>();
        var open = new Stack<(Module, int)>(MethodsOf(assembly).Where(isOfKind).Select(Definition));
        while (open.TryPop(out var next))
        {
            if (found.Add(next))
            {
                callers.GetValueOrDefault(next, []).ForEach(caller => open.Push(Definition(caller)));
            }
        }

        return found;
    }

    private static IEnumerable<MethodBase> MethodsOf(Assembly assembly) =>
        assembly.GetTypes().SelectMany(type => type.GetMethods(All).Concat<MethodBase>(type.GetConstructors(All)));

    private static (Module, int) Definition(MethodBase method) => (method.Module, method.MetadataToken);
}
