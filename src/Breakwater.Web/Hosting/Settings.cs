namespace Breakwater.Web.Hosting;

/// <summary>Where one partnership's things lie. Paths may be relative to the folder that the program was started in.</summary>
public sealed record Settings
{
    /// <summary>The partnership's YAML file.</summary>
    public required string PartnershipFile { get; init; }

    /// <summary>Folder of the database file, the second place of the checkpoints and the outbox of mail files.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Folder of the keys: outside database and backup.</summary>
    public required string KeyFolder { get; init; }

    /// <summary>A PostgreSQL connection string, or null for the SQLite file <c>breakwater.db</c> in the data folder.</summary>
    public string? Postgres { get; init; }

    /// <summary>Where mail goes: <c>smtp://host:25?from=hub@example.org</c>; null drops files into the data folder.</summary>
    public string? Mail { get; init; }

    /// <summary>"Walk in as …" without a password: only where the partnership is a demonstration as well.</summary>
    public bool WalkIn { get; init; }

    /// <summary>
    /// Where people reach the site, such as <c>https://hub.example.org</c>, for links in mails: never what a request says of
    /// itself. Null: <c>https</c> and the first of the partnership's hosts.
    /// </summary>
    public string? Address { get; init; }

    public string DatabaseFile => Path.Combine(DataFolder, "breakwater.db");

    /// <summary>The second place of the log's checkpoints: copy it elsewhere.</summary>
    public string CheckpointFile => Path.Combine(DataFolder, "checkpoints.txt");

    public string AbilitiesFile => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(PartnershipFile))!, "..", "abilities.yaml");

    public string LanguageFile => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(PartnershipFile))!, "..", "language.yaml");
}
