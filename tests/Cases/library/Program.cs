using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Architectures.Networks.Costs;
using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Data.Tasks;

var stream = RandomStream.FromSeed(new Seed(1));
var smallest =
    from data in Tasks.Load(new("fashion-mnist")).MapLeft(error => $"{error}")
    from grammar in BuiltInGrammars.Load("einspace")
    let sampled = Enumerable.Range(0, 20).Select(i => Derive.Sample(grammar, data.Input, stream.Child(i))).Somes()
    let best = sampled.MinBy(derivation => Cost.Measure(derivation, data.Target.Outputs, batch: 64).Parameters)!
    select (Text: ArchitectureText.Print(best), Cost: Cost.Measure(best, data.Target.Outputs, batch: 64));

return smallest.Match(
    found => { Console.WriteLine($"{found.Cost.Parameters} parameters, {found.Cost.Macs} MACs: {found.Text}"); return 0; },
    wrong => { Console.Error.WriteLine(wrong); return 1; });
