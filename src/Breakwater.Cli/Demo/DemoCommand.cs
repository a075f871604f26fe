using System.CommandLine;
using Breakwater.Cli.Serve;
using Breakwater.Web.Hosting;

namespace Breakwater.Cli.Demo;

/// <summary><c>breakwater demo</c>: Merrowshire with its invented people, ready to walk in.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var options = new ServerOptions();
        var command = new Command("demo", "Start the demonstration: an invented county, no passwords.");
        options.AddTo(command);
        command.SetAction(async (parsed, stop) => await ServeCommand.Run(options.Read(parsed, walkIn: true), options.Urls(parsed), Prepare, stop));
        return command;
    }

    private static async Task Prepare(OpenPartnership partnership)
    {
        await DemoPeople.Add(partnership);
        await new Story(partnership).Play();
    }
}
