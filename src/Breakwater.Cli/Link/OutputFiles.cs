using System.CommandLine;

namespace Breakwater.Cli.Link;

/// <summary>Refuses, before any work is done, files that couldn't be written in the end or that would destroy what is read.</summary>
internal static class OutputFiles
{
    private static readonly string[] Written = ["--out", "--pairs", "--review", "--rejects"];

    /// <param name="read">The files that the command reads.</param>
    /// <exception cref="LinkFailure">One of the command's outputs can't be.</exception>
    public static void Check(ParseResult parse, IEnumerable<FileInfo> read)
    {
        var taken = read.ToDictionary(f => f.FullName, _ => "the file that is read", StringComparer.Ordinal);
        foreach (var name in parse.CommandResult.Command.Options.Select(o => o.Name).Where(Written.Contains))
        {
            if (parse.GetValue<FileInfo?>(name) is not { } to)
            {
                continue;
            }

            if (taken.TryGetValue(to.FullName, out var what))
            {
                throw new LinkFailure($"{name} {to} would overwrite {what}. Give it a name of its own.");
            }

            if (Directory.Exists(to.FullName) || to.Directory is not { Exists: true })
            {
                throw new LinkFailure(Directory.Exists(to.FullName) ? $"{name} {to} is a folder. Give the name of a file." : $"there is no folder '{to.Directory}' for {name} {to}.");
            }

            taken.Add(to.FullName, $"what {name} writes");
        }
    }
}
