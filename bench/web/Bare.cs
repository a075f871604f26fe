using System.Data.Common;
using System.Globalization;
using System.Net.Mime;

namespace Breakwater.Web.Bench;

/// <summary>
/// The rival: Kestrel and ADO.NET on the same database with nothing between. <c>/read/{reference}</c> reads one row,
/// <c>/list</c> reads the 25 rows of a worklist, <c>/insert</c> makes one durable insert, <c>/audited/{reference}</c> does both, which is the least that an audited
/// page can do. SQLite's writers take turns, as they do in the product; waiting on its lock would be slower.
/// </summary>
internal static class Bare
{
    public static async Task Serve(Place place, int port)
    {
        await using (var first = await place.Connect())
            await Place.Run(first, "CREATE TABLE IF NOT EXISTS bare_looks (id varchar(36) NOT NULL PRIMARY KEY, said text NOT NULL)");
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        using var turn = place.Postgres is null ? new SemaphoreSlim(1) : null;
        app.MapGet("/read/{reference}", async (string reference) => Page(await Read(place, reference)));
        app.MapGet("/list", async () => Page(await List(place)));
        app.MapGet("/insert", async () =>
        {
            await Insert(place, "insert", turn);
            return Page("stored");
        });
        app.MapGet("/audited/{reference}", async (string reference) =>
        {
            var row = await Read(place, reference);
            await Insert(place, reference, turn);
            return Page(row);
        });
        await app.RunAsync();
    }

    private static IResult Page(string words) => Results.Text($"<!doctype html><title>Bare</title><p>{words}</p>", MediaTypeNames.Text.Html);

    private static async Task<string> Read(Place place, string reference)
    {
        await using var connection = await place.Connect();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"Reference\", \"About\", \"Area\", \"ReceivedAt\" FROM concerns WHERE \"Reference\" = @reference";
        Add(command, "@reference", reference);
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync() ? string.Join(' ', Enumerable.Range(0, 4).Select(i => Convert.ToString(row.GetValue(i), CultureInfo.InvariantCulture))) : "none";
    }

    private static async Task<string> List(Place place)
    {
        await using var connection = await place.Connect();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"Reference\", \"About\", \"Area\", \"WaitsUntil\" FROM concerns ORDER BY \"Queue\", \"WaitsUntil\" LIMIT 25";
        var rows = new System.Text.StringBuilder("25 of them");
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
            for (var i = 0; i < 4; i++) rows.Append("<td>").Append(Convert.ToString(row.GetValue(i), CultureInfo.InvariantCulture));
        return rows.ToString();
    }

    private static async Task Insert(Place place, string said, SemaphoreSlim? turn)
    {
        if (turn is not null) await turn.WaitAsync();
        try
        {
            await using var connection = await place.Connect();
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO bare_looks (id, said) VALUES (@id, @said)";
            Add(command, "@id", Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16)));
            Add(command, "@said", said);
            await command.ExecuteNonQueryAsync();
        }
        finally
        {
            turn?.Release();
        }
    }

    private static void Add(DbCommand command, string name, string value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
