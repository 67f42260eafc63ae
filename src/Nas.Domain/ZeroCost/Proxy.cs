using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Architectures.Networks.Costs;
using static LanguageExt.Prelude;

namespace Nas.Domain.ZeroCost;

/// <summary>A zero-cost proxy: a number that says something about a network that was never trained.</summary>
/// <remarks>Larger is usually better, but for none of them always: signs and weights are for predictors to
/// learn. Equality is identity, for there is one instance of each.</remarks>
public sealed class Proxy
{
    private Proxy(string name, ProxyPass pass, string meaning, bool needsLabels = false) =>
        (Name, Pass, Meaning, NeedsLabels) = (name, pass, meaning, needsLabels);

    /// <summary>A proxy that is read from a network's description alone.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="meaning">What it says, in a line.</param>
    /// <param name="compute">Its value.</param>
    public Proxy(string name, string meaning, Func<ScoredNetwork, double> compute)
        : this(name, ProxyPass.Structure, meaning) => Compute = compute;

    /// <summary>Trained numbers.</summary>
    public static Proxy Params { get; } = new("params", "trained numbers", network => Cost.Measure(network.Network, 1).Parameters);

    /// <summary>Multiply–accumulates of one sample's forward pass.</summary>
    public static Proxy Flops { get; } =
        new("flops", "multiply-accumulates of one sample", network => Cost.Measure(network.Network, 1).Macs);

    /// <summary>Σ over weights of ‖W‖₂.</summary>
    public static Proxy L2Norm { get; } = new("l2_norm", ProxyPass.Weights, "sum of the norms of the initial weights");

    /// <summary>Σ over weights of ‖∂L/∂W‖₂ (Abdelfattah et al., 2021).</summary>
    public static Proxy GradNorm { get; } =
        new("grad_norm", ProxyPass.Batch, "sum of the norms of the loss's gradients", needsLabels: true);

    /// <summary>Σ W·∂L/∂W, signed (Mozer and Smolensky, 1988).</summary>
    public static Proxy Plain { get; } = new("plain", ProxyPass.Batch, "sum of weight times gradient", needsLabels: true);

    /// <summary>Σ |W·∂L/∂W| (Lee et al., 2019).</summary>
    public static Proxy Snip { get; } = new("snip", ProxyPass.Batch, "sum of |weight times gradient|", needsLabels: true);

    /// <summary>−Σ W·(H g), H being the loss's Hessian and g its gradient (Wang et al., 2020).</summary>
    public static Proxy Grasp { get; } =
        new("grasp", ProxyPass.Batch, "effect of scaling the weights on the gradient's norm", needsLabels: true);

    /// <summary>Σ over channels of ½ mean (Σ a·∂L/∂a)², weighted by fan-in (Turner et al., 2020).</summary>
    public static Proxy Fisher { get; } =
        new("fisher", ProxyPass.Batch, "squared saliency of each channel, weighted by fan-in", needsLabels: true);

    /// <summary>Decorrelation of the samples' input gradients (Mellor et al., 2021, first version).</summary>
    public static Proxy Jacov { get; } = new("jacov", ProxyPass.Batch, "decorrelation of the samples' input gradients");

    /// <summary>Correlation of the input gradients within classes (Lopes et al., 2021).</summary>
    public static Proxy EpeNas { get; } =
        new("epe_nas", ProxyPass.Batch, "correlation of input gradients within each class", needsLabels: true);

    /// <summary>log |det K|, K counting the units that two samples switch alike (Mellor et al., 2021).</summary>
    public static Proxy Nwot { get; } = new("nwot", ProxyPass.Batch, "how differently the samples switch the units");

    /// <summary>Σ over layers of the smallest eigenvalue of the channels' correlation for one sample (Jiang et al., 2023).</summary>
    public static Proxy Meco { get; } = new("meco", ProxyPass.Batch, "smallest eigenvalues of the channels' correlations, one sample");

    /// <summary>Units with different switching patterns over the first 16 samples (Peng et al., 2024).</summary>
    public static Proxy Swap { get; } = new("swap", ProxyPass.Batch, "units that switch differently over 16 samples");

    /// <summary>Samples that lie in different linear regions (Chen et al., 2021).</summary>
    public static Proxy LinearRegions { get; } = new("linear_regions", ProxyPass.Batch, "samples that switch some unit differently");

    /// <summary>Σ over layers of log Σ mean|g| / std(g) over the halves of the batch (Li et al., 2023).</summary>
    public static Proxy Zico { get; } =
        new("zico", ProxyPass.Halves, "size of gradients over their spread between half batches", needsLabels: true);

    /// <summary>Condition number of the neural tangent kernel (Chen et al., 2021); smaller is better.</summary>
    public static Proxy NtkCondition { get; } =
        new("ntk_cond", ProxyPass.Samples, "condition number of the tangent kernel; smaller is better");

    /// <summary>Σ over weights of |Σ over samples of sign(g)| (Zhang and Jia, 2022).</summary>
    public static Proxy GradSign { get; } =
        new("gradsign", ProxyPass.Samples, "agreement of the samples on the gradient's signs", needsLabels: true);

    /// <summary>log Σ |W·∂R/∂W| of absolute weights and an input of ones (Tanaka et al., 2020).</summary>
    public static Proxy Synflow { get; } = new("synflow", ProxyPass.Ones, "log of the weight products over all paths");

    /// <summary>Sensitivity of the feature map to noise, and the batch norms' variances (Lin et al., 2021).</summary>
    public static Proxy Zen { get; } = new("zen", ProxyPass.Noise, "sensitivity of the last feature map to noise");

    /// <summary>Σ over blocks of the entropy of the features' spectrum (Lee and Ham, 2024).</summary>
    public static Proxy Expressivity { get; } = new("expressivity", ProxyPass.Blocks, "entropy of the blocks' feature spectra");

    /// <summary>Smallest increase of that entropy from block to block (Lee and Ham, 2024).</summary>
    public static Proxy Progressivity { get; } = new("progressivity", ProxyPass.Blocks, "smallest increase of that entropy between blocks");

    /// <summary>Mean over blocks of how near a block's Jacobian is to an isometry (Lee and Ham, 2024).</summary>
    public static Proxy Trainability { get; } = new("trainability", ProxyPass.Blocks, "how evenly gradients pass each block");

    /// <summary>All proxies of this program, those that share a pass beside each other.</summary>
    public static ImmutableArray<Proxy> All { get; } =
    [
        Params,
        Flops,
        L2Norm,
        GradNorm,
        Plain,
        Snip,
        Grasp,
        Fisher,
        Jacov,
        EpeNas,
        Nwot,
        Meco,
        Swap,
        LinearRegions,
        Zico,
        NtkCondition,
        GradSign,
        Synflow,
        Zen,
        Expressivity,
        Progressivity,
        Trainability,
    ];

    /// <summary>The name that the literature's tables use.</summary>
    public string Name { get; }

    /// <summary>The pass that computes it.</summary>
    public ProxyPass Pass { get; }

    /// <summary>Its meaning, in one line.</summary>
    public string Meaning { get; }

    /// <summary>Its value, where the network's description is enough.</summary>
    public Option<Func<ScoredNetwork, double>> Compute { get; }

    /// <summary>Whether it looks at class labels.</summary>
    public bool NeedsLabels { get; }

    /// <summary>Whether it looks at images.</summary>
    public bool NeedsImages => Pass is ProxyPass.Batch or ProxyPass.Halves or ProxyPass.Samples;

    /// <summary>The proxy of a name.</summary>
    public static Option<Proxy> Find(string name) => All.FirstOrDefault(proxy => proxy.Name == name) is { } found ? Some(found) : None;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
