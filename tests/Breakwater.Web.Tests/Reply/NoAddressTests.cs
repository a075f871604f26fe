using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Breakwater.Testing;
using Breakwater.Web.Hosting;
using Breakwater.Web.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Reply;

/// <summary>
/// The proof that no address of a reporter is kept: somebody with an address of their own reports, guesses and comes back
/// while everything is logged; then every byte in the data folder, every row of the database and every line of the log is
/// searched for it, and for what they typed.
/// </summary>
public sealed class NoAddressTests
{
    public static readonly TheoryData<Database> Databases = OnBoth.Databases;

    // Any address of 127/8 is this machine's: one that stands nowhere else.
    private static readonly IPAddress Address = IPAddress.Parse("127.94.83.61");
    private static readonly string[] Planted = ["127.94.83.61", "198.51.100.77", "PlantedBrowser", "Planted-Narrative", "Planted-Name", "07700900123"];

    [Theory, MemberData(nameof(Databases))]
    public async Task Neither_database_nor_log_holds_where_a_reporter_came_from(Database database)
    {
        var folder = Directory.CreateTempSubdirectory("breakwater-address-").FullName;
        var log = new EveryLine();
        var settings = new Settings
        {
            PartnershipFile = Path.Combine(AppContext.BaseDirectory, "config/partnerships/merrowshire.yaml"),
            DataFolder = Path.Combine(folder, "data"),
            KeyFolder = Path.Combine(folder, "keys"),
            Postgres = database == Database.Postgres ? await PostgresServer.NewPartnership() : null,
        };
        List<(string Table, string Text)> rows = [];
        using (var partnership = await OpenPartnership.Open(settings, TimeProvider.System))
        {
            var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Breakwater.Web", ContentRootPath = AppContext.BaseDirectory });
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(log);
            builder.AddBreakwater(partnership);
            await using var app = builder.Build();
            app.UseBreakwater(partnership);
            await app.StartAsync();
            await Report(new Uri(app.Urls.First()));
            await app.StopAsync();
            // A SQLite file is searched whole, below.
            if (database == Database.Postgres) rows = await EveryRow(partnership);
        }

        log.Lines.Count.ShouldBeGreaterThan(100, "everything was logged, or the search would prove nothing");
        var held = new List<string>();
        foreach (var line in log.Lines)
            if (Planted.FirstOrDefault(line.Contains) is { } found) held.Add($"log: {found} in {line}");
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToList();
        if (database == Database.Sqlite) files.ShouldContain(f => f.EndsWith("breakwater.db", StringComparison.Ordinal));
        else new[] { "concerns", "reporters", "messages", "facts" }.Except(rows.Select(r => r.Table)).ShouldBeEmpty("each of them holds something of this report, or the search would prove nothing");
        foreach (var (table, text) in rows)
        {
            foreach (var word in Planted.Where(w => text.Contains(w, StringComparison.Ordinal) || text.Contains(Hex(Encoding.UTF8.GetBytes(w)), StringComparison.Ordinal))) held.Add($"{table}: {word}");
            text.ShouldNotContain(Hex(Address.GetAddressBytes()), customMessage: $"the address as four bytes in {table}");
        }
        foreach (var file in files)
        {
            var bytes = await ReadShared(file);
            foreach (var word in Planted.Where(w => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(w)) >= 0)) held.Add($"{Path.GetFileName(file)}: {word}");
            bytes.AsSpan().IndexOf(Address.GetAddressBytes()).ShouldBe(-1, $"the address as four bytes in {Path.GetFileName(file)}");
        }
        held.ShouldBeEmpty();
        Directory.Delete(folder, recursive: true);
    }

    // The whole way of an anonymous reporter with a name that they thought better of.
    private static async Task Report(Uri site)
    {
        using var http = new HttpClient(new SocketsHttpHandler
        {
            UseCookies = false,
            ConnectCallback = async (context, stop) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(Address, 0));
                await socket.ConnectAsync(IPAddress.Loopback, site.Port, stop);
                return new NetworkStream(socket, ownsSocket: true);
            },
            AllowAutoRedirect = false,
        })
        { BaseAddress = site };
        http.DefaultRequestHeaders.Add("X-Forwarded-For", "198.51.100.77");
        http.DefaultRequestHeaders.UserAgent.ParseAdd("PlantedBrowser/1.0");

        var page = await Browser.Get(http, "/report");
        foreach (var fields in new (string, string)[][]
        {
            [("Answers.Danger", "no")], [("Answers.About", "group")], [], [("Answers.Words", "Planted-Narrative")], [("Answers.Where", "by the Planted-Narrative")],
            [("Answers.Promise", "confidential"), ("Answers.Reply", "receipt"), ("Answers.Name", "Planted-Name"), ("Answers.Phone", "07700900123")], [],
        }) page = await page.Post(http, "/report", fields);
        var words = string.Join(' ', page.Document.QuerySelectorAll(".bw-receipt li").Select(w => w.TextContent.Trim()));
        words.Split(' ').Length.ShouldBe(8);
        page = await Browser.Get(http, "/reply", page);
        page = await page.Post(http, "/reply?handler=Open", [("Receipt", "apple apple apple apple apple apple apple apple")]);
        page.Document.Body!.TextContent.ShouldContain("We have no report with these words");
        page = await page.Post(http, "/reply?handler=Open", [("Receipt", words)]);
        page = await page.Post(http, "/reply?handler=More", [("Message", "More Planted-Narrative")]);
        page.Document.Body!.TextContent.ShouldContain("More Planted-Narrative");
        await Browser.Get(http, "/leave", page);
    }

    /// <summary>Every row of every table that the partnership's schema has, all columns as PostgreSQL writes them: bytes in hex.</summary>
    private static async Task<List<(string Table, string Text)>> EveryRow(OpenPartnership partnership)
    {
        await using var db = partnership.Safeguarding();
        await db.Database.OpenConnectionAsync();
        var rows = new List<(string, string)>();
        foreach (var table in await Column("SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'"))
            rows.AddRange((await Column($"SELECT t::text FROM \"{table}\" t")).Select(row => (table, row)));
        return rows;

        async Task<List<string>> Column(string sql)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = sql;
            await using var read = await command.ExecuteReaderAsync();
            var texts = new List<string>();
            while (await read.ReadAsync()) texts.Add(read.GetString(0));
            return texts;
        }
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    private static async Task<byte[]> ReadShared(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var all = new MemoryStream();
        await stream.CopyToAsync(all);
        return all.ToArray();
    }

    private sealed class EveryLine : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            Lines.Enqueue(state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
