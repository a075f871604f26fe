using System.CommandLine;
using Breakwater.Cli.Serve;
using Breakwater.Kernel.Configuration;
using Breakwater.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Cli.Demo;

/// <summary><c>breakwater demo</c>: Merrowshire with its invented people, ready to walk in.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var options = new ServerOptions();
        var command = new Command("demo", "Start the demonstration: an invented county, no passwords.");
        options.AddTo(command);
        var history = new Option<int>("--history") { Description = "How many closed concerns of the last two years lie behind the story.", DefaultValueFactory = _ => 400 };
        command.Options.Add(history);
        command.SetAction(async (parsed, stop) => await ServeCommand.Run(options.Read(parsed, walkIn: true), options.Urls(parsed), MustBeInvented, p => Prepare(p, parsed.GetValue(history)), stop));
        return command;
    }

    /// <summary>People, history and story, once: a second start finds them there.</summary>
    private static async Task Prepare(OpenPartnership partnership, int history)
    {
        await DemoPeople.Add(partnership);
        await new CommitteeYear(partnership).Play();
        var fresh = false;
        await using (var db = partnership.Safeguarding()) fresh = !await db.Concerns.AnyAsync();
        if (!fresh) return;
        await new SyntheticHistory(partnership, history).Add();
        await new Story(partnership).Play();
        await new WhoIsWho(partnership).Add();
    }

    // Asked before a database or keys are made for it.
    private static void MustBeInvented(PartnershipConfiguration configuration)
    {
        if (!configuration.Demo) throw new InvalidOperationException($"{configuration.Name} is no demonstration: invented people are put only where its file says \"demo: true\".");
    }
}
