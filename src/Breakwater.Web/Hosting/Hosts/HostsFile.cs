using Breakwater.Kernel.Configuration;

namespace Breakwater.Web.Hosting.Hosts;

/// <summary>
/// The file of a process that serves several partnerships: for each its configuration, data folder and key folder, and the
/// names of the environment variables that hold its connection strings. Paths count from the file.
/// </summary>
public static class HostsFile
{
    /// <param name="file">The file.</param>
    /// <param name="environment">What an environment variable holds.</param>
    /// <exception cref="ConfigurationFault">Which line, which field, why: also when two partnerships would share a thing.</exception>
    public static IReadOnlyList<Settings> Load(string file, Func<string, string?> environment)
    {
        var yaml = Yaml.Load(file);
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var (all, owners) = (new List<Settings>(), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var entry in yaml.Maps("partnerships"))
        {
            string At(string field) => Path.GetFullPath(Path.Combine(folder, entry.Text(field)));
            string? From(string field) => !entry.Has(field) ? null : environment(entry.Text(field))
                ?? throw entry.Fault(field, $"the environment has no {entry.Text(field)}, which \"{field}\" names.");
            var settings = new Settings
            {
                PartnershipFile = At("partnership"),
                DataFolder = At("data"),
                KeyFolder = At("keys"),
                Postgres = From("database_from"),
                PostgresOuter = From("outer_database_from"),
                Mail = From("mail_from"),
                Address = entry.MaybeText("address"),
            };
            entry.Done();
            // Nothing that holds rows or keys may be two partnerships'.
            foreach (var (field, thing) in new[] { ("partnership", settings.PartnershipFile), ("data", settings.DataFolder), ("keys", settings.KeyFolder), ("database_from", Place(settings.Postgres)), ("outer_database_from", Place(settings.PostgresOuter)) })
                if (thing is not null && !owners.TryAdd(thing, field)) throw entry.Fault(field, $"\"{field}\" is shared with another partnership of this file; each needs its own.");
            all.Add(settings);
        }

        yaml.Done();
        return all.Count > 0 ? all : throw yaml.Fault("partnerships", "\"partnerships\" should list at least one, with its partnership, data and keys.");
    }

    // One role is one schema: two strings that name the same role at the same server lead to the same rows.
    private static string? Place(string? connection) => connection is null ? null : Storage.Postgres.PostgresStorage.Role(connection);
}
