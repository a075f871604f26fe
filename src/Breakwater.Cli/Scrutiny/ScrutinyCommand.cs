using System.CommandLine;

namespace Breakwater.Cli.Scrutiny;

/// <summary>The committee side at the command line.</summary>
internal static class ScrutinyCommand
{
    public static Command Create()
    {
        var command = new Command("scrutiny", "Committees: minutes, resolutions and what came of them.");
        command.Subcommands.Add(ImportCommand.Create());
        return command;
    }
}
