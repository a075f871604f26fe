using System.CommandLine;

namespace Breakwater.Cli.Link;

/// <summary>Options that several link commands take; one object for each command.</summary>
internal sealed class LinkOptions
{
    public Option<FileInfo?> Model { get; } = new("--model") { Description = "Model file (YAML). Without it: the built-in model for people, which knows the usual column names." };

    public Option<FileInfo?> Trained { get; } = new("--trained") { Description = "Trained parameters (JSON from 'link train'). Without them the model is trained on the records themselves." };

    public Option<string?> Id { get; } = new("--id") { Description = "Column that names each record. Without it: record_id, unique_id, rec_id or id." };

    public Option<string[]> Map { get; } = new("--map") { Description = "Where a field is found: field=column, several columns joined by +, e.g. --map dob=born --map address=house+road. 'field=' leaves a field out.", AllowMultipleArgumentsPerToken = true };

    public Option<FileInfo?> MapFile { get; } = new("--map-file") { Description = "The same from a file, one field=column on each line." };

    public Option<int> Threads { get; } = new("--threads") { Description = "Threads to use. The outcome is the same with any number.", DefaultValueFactory = _ => 2 };

    public Option<int> Memory { get; } = new("--memory") { Description = "Most memory to take, in MiB.", DefaultValueFactory = _ => (int)Math.Min(int.MaxValue, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1048576 * 8 / 10) };

    public Option<string> Encoding { get; } = new("--encoding") { Description = "Encoding of the files, e.g. windows-1252 or utf-16.", DefaultValueFactory = _ => "utf-8" };

    public Option<string?> Delimiter { get; } = new("--delimiter") { Description = "Character between fields; found by itself when not given. 'tab' for a tab." };

    public Option<FileInfo?> Rejects { get; } = new("--rejects") { Description = "File for rows that can't be used, with line and reason. Without it: <file>.rejects.csv, when there are any." };

    public Option<double?> Threshold { get; } = new("--threshold") { Description = "Lowest probability that joins two records. Without it: the model's." };

    public Option<string?> Truth { get; } = new("--truth") { Description = "Column that holds the true person; accuracy is reported. Never used for matching." };

    public Option<string?> Household { get; } = new("--household") { Description = "Column that holds the true household, to count merges within one. Without it: household_id, if there is one and --truth is given." };

    public Option<bool> Json { get; } = new("--json") { Description = "Print counts, timings, memory and accuracy as one JSON object." };

    /// <summary>Adds the options for reading and matching to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[Model, Trained, Id, Map, MapFile, Threads, Memory, Encoding, Delimiter, Rejects, Json])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The user's mapping of fields to columns.</summary>
    public IReadOnlyDictionary<string, string> Mapping(ParseResult parse)
    {
        var lines = (parse.GetValue(Map) ?? []).ToList();
        if (parse.GetValue(MapFile) is { } file)
        {
            LinkFailure.CheckExists(file);
            lines.AddRange(File.ReadAllLines(file.FullName).Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#'));
        }

        var mapping = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new LinkFailure($"'{line}' is not a mapping. Write field=column, e.g. dob=date_of_birth.");
            }

            mapping[line[..equals].Trim()] = line[(equals + 1)..].Trim();
        }

        return mapping;
    }
}
