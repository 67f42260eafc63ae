using System.Text;
using Nas.Tool.Output;

namespace Nas.Tool.Tests;

public class TerminalTests
{
    [Fact]
    public void LineThatTookLong_IntoAPipe_IsThereAtOnce()
    {
        using var pipe = new MemoryStream();
        using var buffered = new StreamWriter(pipe, new UTF8Encoding(false)) { NewLine = "\n" };
        var terminal = new Terminal(buffered, TextWriter.Null);
        terminal.Out.WriteLine("a title");
        Assert.Equal("", Encoding.UTF8.GetString(pipe.ToArray()));
        terminal.WriteNow("a row");
        Assert.Equal("a title\na row\n", Encoding.UTF8.GetString(pipe.ToArray()));
    }
}
