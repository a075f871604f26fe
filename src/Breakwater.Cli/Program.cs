using System.CommandLine;
using Breakwater.Cli.Figures;

var root = new RootCommand("Breakwater: the system a safeguarding partnership runs against County Lines and child exploitation.");
root.Subcommands.Add(FiguresCommand.Create());
return await root.Parse(args).InvokeAsync();
