using Nas.Tool.Output;

namespace Nas.Tool.Tests;

public sealed class ReadingDisplayTests
{
    private readonly SteppedTime _time = new();

    [Fact]
    public void Reading_InAPipe_IsOneLine()
    {
        var shown = Shown(redraws: false, display => Read(display, 60_000));

        Assert.Equal("reading 12 000 of 60 000 images ...\n", shown);
    }

    [Fact]
    public void Reading_OnATerminal_IsALineThatIsWiped()
    {
        var shown = Shown(redraws: true, display => Read(display, 60_000));

        Assert.StartsWith("\r\u001b[2Kreading 12 000 of 60 000 images", shown, StringComparison.Ordinal);
        Assert.EndsWith("\r\u001b[2K", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_ThatIsQuick_SaysNothing() => Assert.Equal("", Shown(redraws: false, display => display.Show(new(1, 2, "images"))));

    private void Read(ReadingDisplay display, int images)
    {
        _time.Advance(TimeSpan.FromSeconds(2));
        display.Show(new(12_000, images, "images"));
        display.Show(new(13_000, images, "images"));
        display.Show(new(images, images, "images"));
    }

    private string Shown(bool redraws, Action<ReadingDisplay> read)
    {
        using var error = new StringWriter { NewLine = "\n" };
        using (var display = new ReadingDisplay(new(TextWriter.Null, error) { Redraws = redraws }, _time))
        {
            read(display);
        }

        return error.ToString();
    }
}
