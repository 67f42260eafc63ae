using Nas.Tool;
using Nas.Tool.Output;

return (int)await Cli.Run(args, Terminal.OfProcess()).ConfigureAwait(false);
