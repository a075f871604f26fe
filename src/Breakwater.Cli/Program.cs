using System.CommandLine;
using Breakwater.Cli.Scrutiny;

var root = new RootCommand("Breakwater: the system a safeguarding partnership runs against County Lines and child exploitation.");
root.Subcommands.Add(ScrutinyCommand.Create());
return await root.Parse(args).InvokeAsync();
