using Xunit;

namespace Nas.Tests.Browsing;

/// <summary>A test in a browser, left out where none is installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() =>
        Skip = Browser.Program is null ? "No browser is installed: apt-get install chromium-headless-shell (eng/setup does)." : null;
}
