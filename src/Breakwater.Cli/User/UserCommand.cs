using System.CommandLine;
using Breakwater.Cli.Serve;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Workers;
using Breakwater.Web.Access.People;
using Breakwater.Web.Access.SignIn;
using Breakwater.Web.Hosting;

namespace Breakwater.Cli.User;

/// <summary>
/// <c>breakwater user add</c>: adds somebody and prints their one-time link, or takes a first password from standard input.
/// Works while the server runs. The second factor is set up at the first sign-in either way.
/// </summary>
internal static class UserCommand
{
    public static Command Create()
    {
        var command = new Command("user", "Who can sign in.");
        command.Subcommands.Add(Add());
        return command;
    }

    private static Command Add()
    {
        var options = new ServerOptions();
        var name = new Option<string>("--name") { Description = "Name, as colleagues know it.", Required = true };
        var email = new Option<string>("--email") { Description = "Work e-mail address.", Required = true };
        var agency = new Option<string>("--agency") { Description = "Code of the agency in the partnership's file.", Required = true };
        var team = new Option<string?>("--team") { Description = "Code of the team in that agency." };
        var roles = new Option<string[]>("--role") { Description = "Code of a role in config/abilities.yaml; may be given more than once.", Required = true };
        var job = new Option<string?>("--job") { Description = "Job title." };
        var password = new Option<bool>("--password-from-stdin") { Description = "Read a first password from standard input instead of printing a link." };
        var command = new Command("add", "Add somebody who can sign in.") { name, email, agency, team, roles, job, password };
        options.AddTo(command);
        command.SetAction(async (parsed, stop) =>
        {
            var entry = new AccountEntry(parsed.GetValue(name), parsed.GetValue(email), parsed.GetValue(job), parsed.GetValue(agency), parsed.GetValue(team), parsed.GetValue(roles) ?? []);
            return await Run(options.Read(parsed, walkIn: false), entry, parsed.GetValue(password) ? await Console.In.ReadLineAsync(stop) ?? "" : null);
        });
        return command;
    }

    private static async Task<int> Run(Settings settings, AccountEntry entry, string? password)
    {
        using var partnership = await OpenPartnership.Open(settings, TimeProvider.System, serves: false);
        await using var db = partnership.Safeguarding();
        var clock = partnership.Partnership.Clock;
        Act Act() => LawfulStep.Operate.By(Actor.Operator("user add"), entry.Agency ?? "", clock);
        try
        {
            if (password is not null && Passwords.Fault(password, new Worker { Id = default, Name = entry.Name ?? "", Email = entry.Email ?? "", NormalisedEmail = "", Agency = "", Roles = "" }) is { } fault)
                throw new RuleBroken("password", fault);
            var keep = new KeepPeople(db, partnership.Abilities);
            var worker = await keep.Add(Act(), entry);
            if (password is not null)
            {
                await new TakeSignIn(db).SetPassword(worker, password, Act());
                Console.WriteLine($"{worker.Name} is added and sets up a second factor at the first sign-in.");
                return 0;
            }
            Console.WriteLine($"{worker.Name} is added. This link works once, for {Invitation.Good.TotalHours:0} hours; it was also put in the outbox:");
            Console.WriteLine(await keep.SendInvitation(Act(), worker));
            if (partnership.Partnership.Address == "https://localhost")
                await Console.Error.WriteLineAsync("breakwater: nobody said where the site is reached, so the link begins with https://localhost. Give --address, or fill in \"hosts\" in the partnership's file.");
            return 0;
        }
        catch (RuleBroken broken)
        {
            await Console.Error.WriteLineAsync("breakwater: " + broken.Message);
            return 2;
        }
    }
}
