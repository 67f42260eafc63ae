namespace Nas.TestWorker;

/// <summary>Speaks the protocol by hand, and badly.</summary>
internal static class RawWorker
{
    private const string Alive = "{\"request\":0}\n";
    private const string Result = "{\"request\":1,\"outcome\":{\"verdict\":\"scored\",\"score\":0.25}}\n";

    public static int Run(string what)
    {
        if (what == "mute")
        {
            return 3;
        }

        Say(Alive);
        if (what != "deaf")
        {
            Console.ReadLine();
        }

        Say(
            what switch
            {
                "garbage" => "\0\u0001 not json\n",
                "endless-line" => new string('x', 5 << 20),
                "truncated" => Result[..20],
                "nonsense" => Result.Replace("0.25", "\"NaN\"", StringComparison.Ordinal),
                "double" => Result + Result.Replace("0.25", "0.75", StringComparison.Ordinal),
                "foreign" => Result.Replace("\"request\":1", "\"request\":7", StringComparison.Ordinal) + Result,
                _ => "",
            }
        );
        if (what == "truncated")
        {
            return 0;
        }

        if (what == "deaf")
        {
            Thread.Sleep(Timeout.Infinite);
        }

        Console.ReadLine();
        Say(Result.Replace("\"request\":1", "\"request\":2", StringComparison.Ordinal));
        return 0;
    }

    private static void Say(string text)
    {
        Console.Out.Write(text);
        Console.Out.Flush();
    }
}
