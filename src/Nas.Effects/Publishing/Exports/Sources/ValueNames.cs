using System.Globalization;
using Nas.Domain.Architectures.Networks;

namespace Nas.Effects.Publishing.Exports.Sources;

/// <summary>Names of variables for the values of a network: x, x1, x2 …, each reused as soon as its value is no longer needed.</summary>
/// <remarks>Chains of operations read <c>x = f(x)</c>, and a program holds no value longer than needed.</remarks>
internal sealed class ValueNames
{
    private readonly Dictionary<int, int> _numbers = new() { [Network.InputId] = 0 };
    private readonly SortedSet<int> _free = [];
    private readonly Dictionary<int, int> _lastRead = [];
    private int _used = 1;

    public ValueNames(Network network)
    {
        for (var i = 0; i < network.Nodes.Length; i++)
        {
            foreach (var input in network.Nodes[i].Inputs)
            {
                _lastRead[input] = i;
            }
        }

        for (var i = 0; i < network.Nodes.Length; i++)
        {
            var node = network.Nodes[i];
            _free.UnionWith(node.Inputs.Where(input => _lastRead[input] == i).Select(input => _numbers[input]));
            _numbers[node.Id] = Next();
        }
    }

    /// <summary>The variable of a value.</summary>
    public string this[int id] => _numbers[id] == 0 ? "x" : string.Create(CultureInfo.InvariantCulture, $"x{_numbers[id]}");

    private int Next()
    {
        if (_free.Count == 0)
        {
            return _used++;
        }

        var min = _free.Min;
        _free.Remove(min);
        return min;
    }
}
