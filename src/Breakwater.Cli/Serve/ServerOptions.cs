using System.CommandLine;
using Breakwater.Web.Hosting;

namespace Breakwater.Cli.Serve;

/// <summary>What <c>serve</c> and <c>demo</c> are told: where things lie and where to listen.</summary>
internal sealed class ServerOptions
{
    private readonly Option<string> _partnership = new("--partnership") { Description = "The partnership's YAML file.", DefaultValueFactory = _ => Shipped("partnerships/merrowshire.yaml") };
    private readonly Option<string> _data = new("--data") { Description = "Folder of the database, the checkpoint file and outgoing mail.", DefaultValueFactory = _ => "var/data" };
    private readonly Option<string> _keys = new("--keys") { Description = "Folder of the keys: keep it apart from database and backup.", DefaultValueFactory = _ => "var/keys" };
    private readonly Option<string?> _database = new("--database") { Description = "A PostgreSQL connection string; without it, a SQLite file in the data folder. BREAKWATER_DATABASE does the same." };
    private readonly Option<string?> _outer = new("--outer-database") { Description = "With PostgreSQL: the connection string of a role without rights on inner tables, for committees and public pages. BREAKWATER_OUTER_DATABASE does the same." };
    private readonly Option<int> _port = new("--port") { Description = "Port on the loopback address.", DefaultValueFactory = _ => 5080 };

    private readonly Option<string?> _address = new("--address") { Description = "Where people reach the site, such as https://hub.example.org, for links in mails; without it, https and the first host of the partnership's file." };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _partnership, _data, _keys, _database, _outer, _port, _address }) command.Options.Add(option);
    }

    public Settings Read(ParseResult parsed, bool walkIn) => new()
    {
        PartnershipFile = parsed.GetValue(_partnership)!,
        DataFolder = parsed.GetValue(_data)!,
        KeyFolder = parsed.GetValue(_keys)!,
        Postgres = parsed.GetValue(_database) ?? Environment.GetEnvironmentVariable("BREAKWATER_DATABASE"),
        PostgresOuter = parsed.GetValue(_outer) ?? Environment.GetEnvironmentVariable("BREAKWATER_OUTER_DATABASE"),
        Mail = Environment.GetEnvironmentVariable("BREAKWATER_MAIL"),
        WalkIn = walkIn,
        Address = parsed.GetValue(_address) ?? (walkIn ? Urls(parsed) : null),
    };

    /// <summary>Where to listen, when nothing else may be told.</summary>
    /// <exception cref="InvalidOperationException">Another option was given as well.</exception>
    public string OnlyUrls(ParseResult parsed)
    {
        var other = new Option[] { _partnership, _data, _keys, _database, _outer, _address }.FirstOrDefault(o => parsed.GetResult(o) is { Implicit: false });
        return other is null ? Urls(parsed) : throw new InvalidOperationException($"{other.Name} doesn't go with --hosts: the file says it for each partnership.");
    }

    public string Urls(ParseResult parsed) => $"http://localhost:{parsed.GetValue(_port)}";

    /// <summary>A file of the <c>config</c> folder that is shipped beside the program.</summary>
    public static string Shipped(string path) => Path.Combine(AppContext.BaseDirectory, "config", path);
}
