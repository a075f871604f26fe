using System.CommandLine;
using System.Globalization;
using Breakwater.Cli.Figures;

namespace Breakwater.Disclosure.Tests.Figures;

/// <summary>A scratch folder in which `breakwater figures` is run as an analyst would.</summary>
public sealed class CommandLine : IDisposable
{
    private static int _made;

    public string Folder { get; } = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"breakwater-figures-{Environment.ProcessId}-{Interlocked.Increment(ref _made)}"))).FullName;

    public string this[string name] => Path.Combine(Folder, name);

    public void Write(string name, params string[] lines) => File.WriteAllText(this[name], string.Join('\n', lines) + "\n");

    public (int Exit, string Out, string Error) Run(params string[] arguments)
    {
        var (output, error) = (new StringWriter(CultureInfo.InvariantCulture), new StringWriter(CultureInfo.InvariantCulture));
        var exit = FiguresCommand.Create().Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (exit, output.ToString(), error.ToString());
    }

    /// <summary>Protects cells.csv (column n) by tables.yaml.</summary>
    public (int Exit, string Out, string Error) Protect(string policy, string output, string? ledger = null, string spec = "tables.yaml", string cells = "cells.csv") =>
        Run(["protect", "--cells", this[cells], "--count", "n", "--spec", this[spec], "--policy", File.Exists(this[policy]) ? this[policy] : policy, "--out", this[output],
            .. ledger is null ? Array.Empty<string>() : ["--ledger", this[ledger]]]);

    /// <summary>That a run was refused in these words and left nothing in the output folder.</summary>
    public void Refused((int Exit, string Out, string Error) result, string says)
    {
        result.Error.ShouldContain(says);
        result.Exit.ShouldBe(1);
        Directory.GetDirectories(Folder, "out*").ShouldBeEmpty();
    }

    /// <summary>A small sound input: district in area, by age.</summary>
    public CommandLine WithSoundInput()
    {
        Write("cells.csv", "district,area,age,n",
            "Ashmere,North,13-14,2", "Ashmere,North,15-16,11", "Ashmere,North,17,9", "Thornbeck,North,13-14,6", "Thornbeck,North,15-16,14", "Thornbeck,North,17,8",
            "Wellcombe,South,13-14,7", "Wellcombe,South,15-16,3", "Wellcombe,South,17,10", "Port Calder,South,13-14,12", "Port Calder,South,15-16,21", "Port Calder,South,17,1");
        Write("tables.yaml", "dimensions:", "  - name: district", "    hierarchy: [area]", "tables:", "  - name: by-age", "    cross: [district, age]");
        return this;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
