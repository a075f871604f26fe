using System.Net;
using Breakwater.Testing;
using Breakwater.Web.Access.SignIn;

namespace Breakwater.Cli.Tests;

/// <summary>
/// A real partnership's first day, step by step as docs/operations.md tells it to an operator; in the long run (./test --full)
/// with the program and the configuration as they are published, away from the source.
/// </summary>
public sealed class FirstDayTests
{
    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_county_is_checked_given_its_first_account_signed_in_to_opened_and_verified(Database database)
    {
        if (Place.Full) Path.GetFullPath(Place.Installed).ShouldNotBe(Path.GetFullPath(Path.GetDirectoryName(Place.Program)!), "./test --full publishes the program first, and says where in BREAKWATER_PUBLISHED");
        await using var place = await Place.On(database);
        using var config = new ConfigCopy(Place.Installed);
        var file = Path.Combine(Path.GetDirectoryName(config.File)!, "west-sussex.yaml");
        // The connection string stands in the environment, where no list of processes shows it.
        if (place.Postgres is { } postgres) place.Environment["BREAKWATER_DATABASE"] = postgres;
        string[] where = ["--partnership", file, "--data", place.Data, "--keys", place.Keys, "--port", $"{place.Port}", "--address", $"{place.Address}"];

        (await place.RunHere("partnership", "check", file)).Out.ShouldContain("is in order: West Sussex");
        var invented = await AddsNora(place, "hub.example", where);
        invented.Code.ShouldBe(2, invented.Out);
        invented.Error.ShouldContain("ends in .example belongs to nobody");
        var added = await AddsNora(place, "hub.test", where);
        added.Code.ShouldBe(0, added.Error);
        var link = new Uri(added.Out.Split('\n').Single(line => line.StartsWith($"{place.Address}welcome", StringComparison.Ordinal)).Trim()).PathAndQuery;

        using (var server = await Server.Serve(place, where))
        {
            using var nora = new Visitor(place.Address);
            (await nora.Get("/sign-in")).Words.ShouldNotContain("Walk in");
            await nora.Get(link);
            (await nora.Post(link, ("Password", "kettle orbit velvet"))).Location.ShouldBe("/sign-in/authenticator");
            var secret = (await nora.Get("/sign-in/authenticator")).Page.QuerySelector("details .bw-reference")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
            await nora.Post("/sign-in/authenticator", ("Code", Totp.Code(secret, Totp.StepAt(TimeProvider.System.GetUtcNow()))));
            (await nora.Get("/people")).Words.ShouldContain("Nora Quill");
            (await nora.Get("/worklist")).Status.ShouldBe(HttpStatusCode.NotFound, "an administrator sees no content");
            (await FormIsOpen(place)).ShouldBeFalse();
            await HasItsLook(place);
            await server.Stop();
            server.Said.ShouldContain("hub.identity_guardians is empty in the partnership's file");
            server.Said.ShouldContain("Nobody with an active account is in the team of the front door \"Adults' Front Door\" (county, adult-door)");
        }

        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("public_form: shut", "public_form: open", StringComparison.Ordinal));
        using (var server = await Server.Serve(place, where))
        {
            (await FormIsOpen(place)).ShouldBeTrue();
            await server.Stop();
        }
        var verified = await place.RunHere(["verify", "--partnership", file, "--public-key", Path.Combine(place.Keys, "checkpoint.pub.pem"), "--checkpoints", Path.Combine(place.Data, "checkpoints.txt"), "--state", place.Keys, .. place.Postgres is null ? new[] { "--data", place.Data } : []]);
        verified.Code.ShouldBe(0, verified.Out + verified.Error);
        verified.Out.ShouldContain("The tables are as the facts left them.");
    }

    private static Task<Ended> AddsNora(Place place, string domain, string[] where) =>
        place.RunHere(["user", "add", "--name", "Nora Quill", "--email", "nora.quill@" + domain, "--agency", "county", "--role", "administrator", .. where]);

    // Style sheet and script lie elsewhere in what is published than in what is built.
    private static async Task HasItsLook(Place place)
    {
        using var resident = new Visitor(place.Address);
        var page = (await resident.Get("/report")).Page;
        foreach (var file in new[] { page.QuerySelector("link[rel=stylesheet]")?.GetAttribute("href"), page.QuerySelector("script[type=module][src]")?.GetAttribute("src") })
        {
            var answer = await resident.Get(file.ShouldNotBeNull());
            answer.Status.ShouldBe(HttpStatusCode.OK, file);
            answer.Bytes.Length.ShouldBeGreaterThan(1000, file);
        }
    }

    private static async Task<bool> FormIsOpen(Place place)
    {
        using var resident = new Visitor(place.Address);
        var page = await resident.Get("/report");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Words.ShouldNotContain("Demonstration");
        return page.Page.QuerySelector("form[action='/report']") is not null;
    }
}
