using System.Net;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Sharing;
using Breakwater.Testing;
using Microsoft.EntityFrameworkCore;
using static Breakwater.Web.Tests.People.Recognised;

namespace Breakwater.Web.Tests.People;

/// <summary>"Does anybody else know them?": off unless turned on, for the named roles, on an open concern; never which service.</summary>
public sealed class PointersTests
{
    private const string Contact = "the duty manager, 01632 960140";

    [Fact]
    public async Task Nobody_can_ask_where_it_is_not_turned_on()
    {
        await using var site = await RunningBreakwater.Start();
        var (mine, _) = await Two(site);
        using var owen = await site.SignedInAs("owen.marsh");
        (await owen.Get($"/concerns/{mine.Id}")).Words.ShouldNotContain("Ask whether others know them");
        var answer = await owen.Post($"/concerns/{mine.Id}/pointer", ("Version", mine.Version.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Words.ShouldContain("not turned on here");
    }

    [Fact]
    public async Task Turned_on_it_says_whom_to_ring_and_not_which_service_and_both_owners_know()
    {
        await using var site = await TurnedOn("on");
        var (mine, theirs) = await Two(site);
        using var owen = await site.SignedInAs("owen.marsh");
        var sheet = await owen.Get($"/concerns/{mine.Id}");
        sheet.Words.ShouldContain("Nobody here was recognised in another record that you may open");
        (await owen.Post($"/concerns/{mine.Id}/pointer")).Status.ShouldBe(HttpStatusCode.Redirect);
        var told = await owen.Get($"/concerns/{mine.Id}");
        told.Words.ShouldContain("Ring " + Contact);
        told.Words.ShouldNotContain(theirs.Reference);
        told.Page.QuerySelector(".govuk-notification-banner")!.TextContent.ShouldNotContain("Adult Social Care");
        using var samira = await site.SignedInAs("samira.khan");
        (await samira.Get($"/concerns/{theirs.Id}")).Words.ShouldNotContain("Ask whether others know them", Case.Sensitive, "her role is not named");
        await using var db = site.Partnership.Safeguarding();
        (await db.Set<Kernel.Facts.StoredFact>().CountAsync(f => f.Name == "pointer-given" && f.RecordId == theirs.Id.Value)).ShouldBe(1);
        (await db.Set<Kernel.Facts.StoredFact>().CountAsync(f => f.Name == "pointer-asked" && f.RecordId == mine.Id.Value)).ShouldBe(1);
    }

    [Theory]
    [InlineData("sealed")]
    [InlineData("restricted")]
    [InlineData("protected")]
    [InlineData("conflict")]
    public async Task Some_records_never_answer(string why)
    {
        await using var site = await TurnedOn(why);
        var (mine, theirs) = await Two(site, why == "protected");
        await using (var db = site.Partnership.Safeguarding())
        {
            var concern = await db.Concerns.SingleAsync(c => c.Id == theirs.Id);
            db.Begin(LawfulStep.Oversight.By(site.Viewer("dana.whitlock"), site.Clock));
            if (why == "sealed") concern.Handling = Handling.Sealed;
            if (why == "restricted") concern.Handling = Handling.Restricted;
            if (why == "conflict")
                db.Add(new Relation<Concern> { Id = Kernel.Ids.Id<Relation<Concern>>.New(site.Clock), RecordId = concern.Id, Kind = RelationKind.Conflict, WorkerId = site.People["owen.marsh"].Id, From = site.Clock.GetUtcNow().UtcDateTime });
            db.Record(new HandlingChanged("The test", "open", why), concern);
            await db.SaveChangesAsync();
        }
        using var owen = await site.SignedInAs("owen.marsh");
        await owen.Get($"/concerns/{mine.Id}");
        await owen.Post($"/concerns/{mine.Id}/pointer");
        (await owen.Get($"/concerns/{mine.Id}")).Words.ShouldContain("Nobody who may answer this way. Somebody may know them all the same", Case.Sensitive, "no answer must not read as \"nobody knows them\"");
    }

    /// <summary>The same woman, known to the hub and to adult social care, each of whom can't open the other's record.</summary>
    private static async Task<(Concern Mine, Concern Theirs)> Two(RunningBreakwater site, bool addressProtected = false)
    {
        var theirs = await site.Brings(Somebody("Maud Pellow", PersonRole.AdultAtRisk, addressProtected), "adult");
        var mine = await site.Brings(Somebody("Maud Pellow", PersonRole.Other));
        await site.Match(theirs, mine);
        return (mine, theirs);
    }

    private static async Task<RunningBreakwater> TurnedOn(string name)
    {
        var file = RunningBreakwater.Config($"partnerships/pointers-{name}.yaml");
        await File.WriteAllTextAsync(file, await File.ReadAllTextAsync(RunningBreakwater.Config("partnerships/merrowshire.yaml")) + $"\npointers:\n  roles: [hub_officer, hub_manager]\n  contact: \"{Contact}\"\n");
        return await RunningBreakwater.Start(partnershipFile: file);
    }
}
