using System.Net;
using Breakwater.Kernel.Facts;
using Breakwater.Safeguarding.BreakGlass;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Testing;
using Breakwater.Web.Pages.Reply;
using Breakwater.Web.Tests.Concerns;
using Breakwater.Web.Tests.Report;
using Breakwater.Web.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Worklist;

/// <summary>Whoever told us reads their eight words out on the telephone, as the receipt says they can.</summary>
public sealed class ReceiptSearchTests
{
    private const string Unknown = "apple apple apple apple apple apple apple apple";

    public static readonly TheoryData<Database> Databases = OnBoth.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task The_words_find_the_report_for_who_may_open_it_and_stand_in_no_fact(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var resident = await new Resident(site).FillsIn();
        await resident.Sends();
        var words = resident.Receipt!;
        var id = await site.Ask(db => db.Concerns.Select(c => c.Id).SingleAsync());
        using var owen = await site.SignedInAs("owen.marsh");
        await owen.Get("/search");
        var found = await owen.Post("/search", ("For", words.ToUpperInvariant().Replace(" ", ", ", StringComparison.Ordinal)), ("Born", "2011"));
        found.Words.ShouldContain("Found by the words of its receipt");
        found.Page.QuerySelector($"a[href='/concerns/{id}']").ShouldNotBeNull();
        found.Page.QuerySelector("input[name=For]")!.GetAttribute("value").ShouldBeNullOrEmpty("once they have led there, they don't stay on the screen");

        using var tessa = await site.SignedInAs("tessa.boyle");
        await tessa.Get("/search");
        var hers = await tessa.Post("/search", ("For", words));
        (hers.Status, hers.Text.Contains(id.ToString(), StringComparison.Ordinal)).ShouldBe((HttpStatusCode.OK, false));
        hers.Words.ShouldContain("No concern that is open to you has these words");

        var said = new List<string>();
        foreach (var who in new[] { "owen.marsh", "tessa.boyle" }) said.AddRange(await Searches(site, who));
        said.Count.ShouldBe(2);
        said.ShouldAllBe(s => s.Contains("\"a concern by the words of a receipt\"", StringComparison.Ordinal));
        (await site.Ask(db => db.Set<StoredFact>().CountAsync(f => f.Name == "reporter-returned"))).ShouldBe(0, "whoever told us didn't come back: they rang");
        (await site.Stored(id.ToString())).AnswerBy.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_slip_is_said_and_is_no_search_and_guessing_is_as_slow_as_on_their_own_page(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var owen = await site.SignedInAs("owen.marsh");
        await owen.Get("/search");
        var slip = await owen.Post("/search", ("For", "apple apple apple apple apple apple apple zzzz"));
        slip.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        slip.Words.ShouldContain("\"zzzz\" is not one of our receipt words");
        slip.Page.QuerySelector("input[name=For]")!.GetAttribute("value").ShouldEndWith("zzzz", customMessage: "what was typed is there to be mended");
        var half = await owen.Post("/search", ("For", "apple, apple apple apple"));
        (half.Status, half.Words.Contains("You typed 4", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.UnprocessableEntity, true), "sent too early");
        (await Searches(site, "owen.marsh")).ShouldBeEmpty("the words would stand in the fact as a name");
        for (var guess = 0; guess < 10; guess++)
        {
            await owen.Get("/search");
            (await owen.Post("/search", ("For", Unknown))).Words.ShouldContain("Ask for them once more");
        }
        site.Services.GetRequiredService<GuessBrake>().Guess(IPAddress.Loopback).ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Typed_into_a_box_that_is_kept_they_are_refused_with_where_they_go(Database database)
    {
        await using var site = await OnBoth.Start(database);
        foreach (var (who, path, box, more) in new (string, string, string, (string, string)[])[]
        {
            ("owen.marsh", "/search", "Born", []),
            ("owen.marsh", "/search", "Where", [("For", "Rafe Ortolan")]),
            ("neil.ashworth", "/who-looked", "Reference", []),
            ("neil.ashworth", "/who-looked?handler=Name", "Name", [("Born.Day", "3"), ("Born.Month", "9"), ("Born.Year", "2011")]),
            ("marcus.hale", "/break-glass", "Asked", [("Reason", "He says on the phone that they are at the door now")]),
        })
        {
            using var person = await site.SignedInAs(who);
            await person.Get(path.Split('?')[0]);
            var before = await site.Ask(db => db.Set<StoredFact>().CountAsync());
            var refused = await person.Post(path, [(box, Unknown), .. more]);
            refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, $"{path} {box}");
            refused.Page.QuerySelector(".govuk-error-summary")!.TextContent.ShouldContain("They go into the first box of the search page", Case.Sensitive, $"{path} {box}");
            refused.Page.QuerySelector($"input[name={box}]")!.GetAttribute("value").ShouldBe(Unknown, "what was typed is there to be carried over");
            (await site.Ask(db => db.Set<StoredFact>().CountAsync())).ShouldBe(before, $"{path} {box}: the words would stand in the fact");
        }
        (await site.Ask(db => db.Set<BreakGlassOpening>().CountAsync())).ShouldBe(0);
    }

    [Theory]
    [InlineData("Zoe O'Farrell-Bright", false)]
    [InlineData("Flat 2, Apple Tree House, 14 River Road, Port Calder", false)]
    [InlineData("Maria del Carmen Silva Santos Ferreira", false)]
    [InlineData(Unknown, true)]
    [InlineData("apple apple apple apple apple apple zzzz", true)]
    [InlineData("1. apple 2. apple 3. apple 4. apple 5. apple 6. apple 7. apple 8. apple", true)]
    [InlineData("apple;apple;apple;apple;apple;apple;apple;apple", true)]
    public void A_name_is_not_taken_for_a_receipt(string typed, bool meant) => Receipt.IsMeant(typed).ShouldBe(meant);

    private static Task<List<string>> Searches(RunningBreakwater site, string who) => site.Ask(async db =>
    {
        var (me, said) = (site.People[who].Id.Value, new List<string>());
        foreach (var fact in await db.Set<StoredFact>().AsNoTracking().Where(f => f.RecordId == me && f.Name == "concerns-searched").ToListAsync())
            said.Add((await db.Unseal(me, "fact " + fact.Id.ToString("D"), fact.Payload))!);
        return said;
    });
}
