using System.CommandLine;
using Breakwater.Cli.Demo;
using Breakwater.Cli.Figures;
using Breakwater.Cli.Link;
using Breakwater.Cli.Scrutiny;
using Breakwater.Cli.Serve;
using Breakwater.Cli.User;
using Breakwater.Cli.Verify;
using Breakwater.Kernel.Configuration;

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
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception fault) when (fault is ConfigurationFault or InvalidOperationException or FormatException or IOException or System.Data.Common.DbException or Microsoft.EntityFrameworkCore.DbUpdateException)
{
    await Console.Error.WriteLineAsync("breakwater: " + (fault is Microsoft.EntityFrameworkCore.DbUpdateException ? fault.GetBaseException() : fault).Message);
    return 2;
}
