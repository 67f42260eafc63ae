namespace Nas.Benchmarks;

/// <summary>Seconds of one step: by the wall clock, and of CPU time, which other work on the machine disturbs less.</summary>
internal readonly record struct StepTime(double Wall, double Cpu);
