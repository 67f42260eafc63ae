using Nas.Tool;

return (int)await Cli.Run(args, Terminal.OfProcess()).ConfigureAwait(false);
