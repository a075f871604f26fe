using System.Net;
using Breakwater.Kernel.Configuration;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Testing;
using Breakwater.Web.Hosting;
using Breakwater.Web.Hosting.Hosts;
using Breakwater.Web.Tests.Concerns;
using Breakwater.Web.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Hosting;

/// <summary>Two partnerships in one process: each answers under its own host, and nothing of one reaches the other.</summary>
public sealed class ByHostNameTests
{
    public static readonly TheoryData<Database> Databases = OnBoth.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task What_one_partnership_holds_is_not_there_at_the_other_nor_is_its_session(Database database)
    {
        await using var two = await TwoPartnerships.On(database);
        using var owen = await two.WalkIn("merrow.example", "owen.marsh");
        var id = await owen.Logs("A boy is picked up by a grey car.", ("Input.Name", "Rafe Ortolan"), ("Input.TakeIt", "true"));
        (await owen.Get("/concerns/" + id)).Words.ShouldContain("grey car");

        // The same browser, cookies and all, at the other name.
        owen.Host = "other.example";
        (await owen.Get("/desk")).Location.ShouldBe("/sign-in?back=%2Fdesk", "the session of one is worth nothing at the other");
        using var there = await two.WalkIn("other.example", "owen.marsh");
        (await there.Get("/concerns/" + id)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await there.Get("/worklist")).Words.ShouldContain("Nothing waits here");
        await there.Get("/search");
        (await there.Post("/search", ("For", "Rafe Ortolan"))).Text.ShouldNotContain(id);
        there.Host = "merrow.example";
        (await there.Get("/concerns/" + id)).Location!.ShouldStartWith("/sign-in");

        (await two.Count(0)).ShouldBe(1);
        (await two.Count(1)).ShouldBe(0);
        (await there.Get("/")).Words.ShouldNotContain("Other Partnership");
        there.Host = "OTHER.example:8443";
        (await there.Get("/")).Words.ShouldContain("Other Partnership");
    }

    [Fact]
    public async Task Receipts_and_school_links_of_one_are_unknown_at_the_other()
    {
        await using var two = await TwoPartnerships.On(Database.Sqlite);
        string words;
        await using (var db = two.Open[0].Safeguarding())
        {
            var act = Kernel.Acting.LawfulStep.Triage.By(Kernel.Acting.Actor.Reporter, "csc", two.Open[0].Partnership.Clock);
            words = (await new ReportConcern(db).Do(act, new ReportInput("child", Channel.PublicForm, Promise.Anonymous, "Something.") { WantsReceipt = true })).Receipt!;
        }
        foreach (var (host, known) in new[] { ("merrow.example", true), ("other.example", false) })
        {
            using var reporter = two.Visitor(host);
            await reporter.Get("/reply");
            var answer = await reporter.Post("/reply?handler=Open", ("Receipt", words));
            (answer.Status == HttpStatusCode.Redirect || answer.Words.Contains("Something.", StringComparison.Ordinal)).ShouldBe(known, host + answer.Words);
        }
    }

    [Fact]
    public async Task A_host_that_nobody_has_gets_nothing()
    {
        await using var two = await TwoPartnerships.On(Database.Sqlite);
        foreach (var host in new[] { "nobody.example", "localhost", "merrow.example.evil.example", "[::1]" })
        {
            using var visitor = two.Visitor(host);
            foreach (var path in new[] { "/", "/health", "/sign-in", "/css/breakwater.css" })
            {
                var answer = await visitor.Get(path);
                ((int)answer.Status, answer.Bytes.Length, answer.Headers.ContainsKey("Server"), answer.Headers.ContainsKey("Set-Cookie")).ShouldBe((421, 0, false, false), host + path);
            }
        }
        using var home = two.Visitor("merrow.example");
        (await home.Get("/health")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Stopping_signs_both_logs()
    {
        var two = await TwoPartnerships.On(Database.Sqlite);
        foreach (var host in new[] { "merrow.example", "other.example" })
            using (var owen = await two.WalkIn(host, "owen.marsh")) await owen.Logs("Something.");
        await two.Stop();
        foreach (var open in two.Open)
        {
            await using var db = open.Safeguarding();
            (await db.Set<Kernel.Facts.WaitingFact>().CountAsync()).ShouldBe(0, "every fact has its place");
            File.Exists(open.Settings.CheckpointFile).ShouldBeTrue();
        }
        await two.DisposeAsync();
    }

    [Fact]
    public void Two_partnerships_of_a_file_share_nothing()
    {
        using var folder = new TempFolder();
        string File(string second) => folder.Write($$"""
            partnerships:
              - { partnership: a.yaml, data: a/data, keys: a/keys, database_from: A }
              - { {{second}} }
            """);
        var names = new Dictionary<string, string> { ["A"] = "Host=db;Username=one;Password=hush", ["B"] = "Username=two;Host=db;Password=hush", ["C"] = "Host=db;Username=one;Password=other" };
        IReadOnlyList<Settings> Load(string second) => HostsFile.Load(File(second), names.GetValueOrDefault);
        var good = Load("partnership: b.yaml, data: b/data, keys: b/keys, database_from: B");
        good.Select(s => (s.DataFolder, s.Postgres)).ShouldBe([(Path.Combine(folder.Path, "a/data"), names["A"]), (Path.Combine(folder.Path, "b/data"), names["B"])]);
        foreach (var (second, field) in new[]
        {
            ("partnership: a.yaml, data: b/data, keys: b/keys", "partnership"), ("partnership: b.yaml, data: ./a/data, keys: b/keys", "data"),
            ("partnership: b.yaml, data: b/data, keys: a/../a/keys", "keys"), ("partnership: b.yaml, data: b/data, keys: b/keys, database_from: C", "database_from"),
        })
            Should.Throw<ConfigurationFault>(() => Load(second)).Message.ShouldContain($"line 3: \"{field}\" is shared with another partnership");
        Should.Throw<ConfigurationFault>(() => Load("partnership: b.yaml, data: b/data, keys: b/keys, database_from: NOWHERE")).Message.ShouldContain("the environment has no NOWHERE");
        Should.Throw<ConfigurationFault>(() => Load("partnership: b.yaml, data: b/data")).Message.ShouldContain("\"keys\" is missing");
    }

    [Fact]
    public async Task A_host_named_twice_and_a_partnership_without_one_are_refused()
    {
        foreach (var (hosts, says) in new[] { ("[Merrow.example]", "is named by two partnerships"), ("[]", "names no host") })
            (await Should.ThrowAsync<InvalidOperationException>(TwoPartnerships.On(Database.Sqlite, hosts))).Message.ShouldContain(says);
    }
}
