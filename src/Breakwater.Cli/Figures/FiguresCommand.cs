using System.CommandLine;
using Breakwater.Disclosure;

namespace Breakwater.Cli.Figures;

/// <summary><c>breakwater figures</c>: protect tables before release, verify what was released, attack it.</summary>
public static class FiguresCommand
{
    /// <summary>The command with its verbs.</summary>
    public static Command Create() => new("figures", "Decide what may be published without giving anyone away.") { Protect(), Verify(), Attack() };

    private static Command Protect()
    {
        var cells = new Option<string>("--cells") { Required = true, Description = "CSV of inner cells with a count, or of one row for each child." };
        var count = new Option<string?>("--count") { Description = "Column that holds the count; without it each row counts as one." };
        var spec = new Option<string>("--spec") { Required = true, Description = "YAML that names dimensions, hierarchies and the tables to publish." };
        var policy = new Option<string>("--policy") { Required = true, Description = "dfe, hes, opensafely, acro, or a policy file." };
        var ledger = new Option<string?>("--ledger") { Description = "Folder that remembers every earlier release; made if it isn't there." };
        var output = new Option<string>("--out") { Required = true, Description = "New folder for publish/ and keep/." };
        var command = new Command("protect", "Hide what must be hidden, prove it, and write publish/ and keep/.") { cells, count, spec, policy, ledger, output };
        command.SetAction(result => Run(result, () => ProtectTables.Run(new ProtectRequest(
            result.GetRequiredValue(cells), result.GetValue(count), result.GetRequiredValue(spec), result.GetRequiredValue(policy), result.GetValue(ledger), result.GetRequiredValue(output)),
            result.InvocationConfiguration.Output)));
        return command;
    }

    private static Command Verify()
    {
        var folder = new Argument<string>("dir") { Description = "Folder that 'figures protect' wrote." };
        var command = new Command("verify", "Check a release by adding up its witnesses (shares no code with what made it).") { folder };
        command.SetAction(result => Run(result, () =>
        {
            var faults = Disclosure.Verifier.ReleaseVerifier.Verify(result.GetRequiredValue(folder), out var summary);
            foreach (var fault in faults.Take(50)) result.InvocationConfiguration.Error.WriteLine(fault);
            result.InvocationConfiguration.Output.WriteLine(faults.Count == 0 ? $"Verified: {summary}" : $"NOT VERIFIED: {faults.Count} faults; {summary}");
            return faults.Count == 0 ? 0 : 1;
        }));
        return command;
    }

    private static Command Attack()
    {
        var folder = new Argument<string>("dir") { Description = "Folder that 'figures protect' wrote; only its publish/ is read." };
        var ledger = new Option<string?>("--ledger") { Description = "Ledger folder; only its public file is read." };
        var command = new Command("attack", "Work out the bounds of every hidden cell from what is published alone.") { folder, ledger };
        command.SetAction(result => Run(result, () => AttackRelease.Run(result.GetRequiredValue(folder), result.GetValue(ledger), result.InvocationConfiguration.Output)));
        return command;
    }

    private static int Run(ParseResult result, Func<int> action)
    {
        try
        {
            return action();
        }
        catch (Exception fault) when (fault is SpecificationException or DisclosureException or IOException or UnauthorizedAccessException)
        {
            result.InvocationConfiguration.Error.WriteLine(fault is UnauthorizedAccessException ? $"{fault.Message} Have the right to it given to you, or name another file; nothing was released." : fault.Message);
            return 1;
        }
    }
}
