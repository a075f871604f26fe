using System.CommandLine;
using Breakwater.Cli.Demo;
using Breakwater.Cli.Figures;
using Breakwater.Cli.Link;
using Breakwater.Cli.Scrutiny;
using Breakwater.Cli.Serve;
using Breakwater.Cli.User;
using Breakwater.Cli.Verify;
using Breakwater.Kernel.Configuration;

namespace Breakwater.Cli;

/// <summary>The program: one command of each kind, and one line on standard error for what went wrong.</summary>
public static class Commands
{
    // Stopping waits for a lease that a killed node still holds, and signs the log.
    private static readonly TimeSpan ToStop = TimeSpan.FromSeconds(40);

    public static Task<int> Main(string[] args) => Run(args);

    /// <returns>0: done; 1: something is wrong with what was looked at; 2: it could not be done.</returns>
    public static async Task<int> Run(string[] args)
    {
        var root = new RootCommand("Breakwater: the system a safeguarding partnership runs against County Lines and child exploitation.");
        root.Subcommands.Add(ServeCommand.Create());
        root.Subcommands.Add(DemoCommand.Create());
        root.Subcommands.Add(UserCommand.Create());
        root.Subcommands.Add(PartnershipCommand.Create());
        root.Subcommands.Add(VerifyCommand.Create());
        root.Subcommands.Add(LinkCommand.Create());
        root.Subcommands.Add(FiguresCommand.Create());
        root.Subcommands.Add(ScrutinyCommand.Create());
        try
        {
            return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = ToStop });
        }
        catch (Exception fault) when (fault is ConfigurationFault or InvalidOperationException or FormatException or IOException or System.Data.Common.DbException or Microsoft.EntityFrameworkCore.DbUpdateException)
        {
            await Console.Error.WriteLineAsync("breakwater: " + (fault is Microsoft.EntityFrameworkCore.DbUpdateException ? fault.GetBaseException() : fault).Message);
            return 2;
        }
        catch (UnauthorizedAccessException fault)
        {
            await Console.Error.WriteLineAsync($"breakwater: {fault.Message.TrimEnd('.')}. Make it readable and writable for the user that runs Breakwater, or name another.");
            return 2;
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException or System.Security.Cryptography.CryptographicException)
        {
            await Console.Error.WriteLineAsync($"breakwater: what was given can't be used: {fault.Message.TrimEnd('.')}. Check the options, and the files that they name.");
            return 2;
        }
    }
}
