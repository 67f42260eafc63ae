namespace Nas.Domain.Architectures.Cells;

/// <summary>The operation on an edge of a NAS-Bench-201 cell (Dong and Yang, 2020). The numbers are those of the cell's code.</summary>
public enum CellOperation
{
    /// <summary>Passes the features on.</summary>
    Skip = 0,

    /// <summary>Gives zeros: the edge is absent.</summary>
    None = 1,

    /// <summary>ReLU, 3×3 convolution, batch norm.</summary>
    Conv3x3 = 2,

    /// <summary>ReLU, 1×1 convolution, batch norm.</summary>
    Conv1x1 = 3,

    /// <summary>3×3 average pooling with stride 1.</summary>
    AveragePool = 4,
}
