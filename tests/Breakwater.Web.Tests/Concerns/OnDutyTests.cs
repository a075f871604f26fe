using System.Net;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Sharing;
using Breakwater.Testing;
using Breakwater.Web.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Concerns;

/// <summary>
/// An alarm and what comes back reach somebody from whom the record is not hidden, judged by what stands on their desk;
/// and nobody learns of a record by the rota alone.
/// </summary>
public sealed class OnDutyTests
{
    public static readonly TheoryData<Database> Databases = OnBoth.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task An_alarm_goes_past_a_duty_manager_who_is_not_free_to_act_to_the_team(Database database)
    {
        await using var site = await OnBoth.Start(database);
        var (id, owen, reference) = await WithDanaInConflict(site);
        var said = await owen.Go((await owen.Does(id, "urgent", ("In.Urgent", "He is at the station with them now."))).Location!);
        said.Words.ShouldContain("Told at once: Priya Nair");
        said.Words.ShouldNotContain("Told at once: Dana");
        (await Desk(site, "priya.nair")).ShouldContain($"{reference} was marked urgent");
        (await Desk(site, "dana.whitlock")).ShouldNotContain(reference);
        owen.Dispose();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task An_alarm_for_an_adult_goes_to_whoever_manages_that_front_door(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var samira = await site.SignedInAs("samira.khan");
        await samira.Get("/concerns/log");
        var logged = await samira.Post("/concerns/log", ("Input.Channel", "Telephone"), ("Input.About", "adult"), ("Input.Narrative", "Strangers live in her flat."));
        var id = logged.Location!.Split('/')[^1];
        var reference = (await site.Stored(id)).Reference;
        await samira.Does(id, "urgent", ("In.Urgent", "They have her keys."));
        (await Desk(site, "maud.ellery")).ShouldContain($"{reference} was marked urgent", customMessage: "she manages that front door");
        (await Desk(site, "dana.whitlock")).ShouldNotContain(reference);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_is_declined_is_never_put_into_hands_from_which_it_is_hidden(Database database)
    {
        await using var site = await OnBoth.Start(database);
        var (id, owen, reference) = await WithDanaInConflict(site);
        var referral = await site.Offers(owen, id);
        using var tessa = await site.SignedInAs("tessa.boyle");
        await tessa.Get("/referrals/" + referral);
        (await tessa.Post($"/referrals/{referral}/accept?handler=Decline", ("Reason", "Not ours."))).Status.ShouldBe(HttpStatusCode.Redirect);
        var back = await site.Stored(id);
        (back.HolderId, back.Queue).ShouldBe((null, Queues.NobodyHasIt), "nobody has it, and it stands on top of the worklist");
        (await Desk(site, "priya.nair")).ShouldContain("was declined. The work is the hub's again");
        (await owen.Get("/concerns/" + id)).Words.ShouldContain("who has it: nobody yet");
        owen.Dispose();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_decision_that_nobody_else_may_sign_is_not_proposed(Database database)
    {
        await using var site = await OnBoth.Start(database);
        var (id, owen, reference) = await WithDanaInConflict(site);
        var code = site.Partnership.Partnership.Configuration.Decisions.First(d => d.Countersigned).Code;
        var refused = await owen.Does(id, "decide", ("In.Decision", code), ("In.Words", "Told apart from the other."), ("In.Reference", "MP-1"));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Words.ShouldContain("nobody but you may put one to this concern");
        (await site.Stored(id)).Status.ShouldBe(ConcernStatus.Received, "it waits for nobody who can't come");
        (await site.Ask(db => db.Set<Kernel.Outbox.Notice>().Where(n => n.Text.Contains("second name")).ToListAsync())).ShouldBeEmpty();

        // With a manager of the front door from whom it isn't hidden, they are told, though they are on no rota.
        await site.Ask(db =>
        {
            db.Add(new Kernel.Workers.Worker { Id = Id<Kernel.Workers.Worker>.New(site.Clock), Name = "Hale Orchard", Email = "hale.orchard@merrowshire.example", NormalisedEmail = "HALE.ORCHARD@MERROWSHIRE.EXAMPLE", Agency = "csc", Team = "hub", Roles = "door_manager" });
            return db.SaveChangesAsync();
        });
        var proposed = await owen.Does(id, "decide", ("In.Decision", code), ("In.Words", "Told apart from the other."), ("In.Reference", "MP-1"));
        (await owen.Get(proposed.Location!)).Words.ShouldContain("Told: Hale Orchard.");
        (await site.Ask(db => db.Set<Kernel.Outbox.Notice>().CountAsync(n => n.Text.Contains("second name")))).ShouldBe(1);
        owen.Dispose();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_sealed_record_opens_to_nobody_because_a_referral_ran_out(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var owen = await site.SignedInAs("owen.marsh");
        using var dana = await site.SignedInAs("dana.whitlock");
        var id = await owen.Logs("Her father works for the council.", ("Input.TakeIt", "true"));
        await site.Offers(owen, id);
        await dana.Get($"/concerns/{id}/handling");
        (await dana.Post($"/concerns/{id}/handling", ("To", "Sealed"))).Status.ShouldBe(HttpStatusCode.Redirect);
        await RunOut(site, times: 4);
        foreach (var who in new[] { "ruth.penhale", "samira.khan" })
        {
            using var other = await site.SignedInAs(who);
            (await other.Get("/concerns/" + id)).Status.ShouldBe(HttpStatusCode.NotFound);
            var desk = (await other.Get("/desk")).Words;
            desk.ShouldNotContain("in time");
            desk.ShouldNotContain("is accepted: nobody has");
        }
        (await Desk(site, "dana.whitlock")).ShouldContain("You are next on the rota");
        (await Desk(site, "dana.whitlock")).ShouldContain("is accepted: nobody has");
        var concern = Id<Concern>.Parse(id, null);
        var named = await site.Ask(db => db.ConcernRelations.Where(r => r.RecordId == concern && r.Kind == RelationKind.Named).Select(r => r.WorkerId).ToListAsync());
        named.ShouldBe([site.People["dana.whitlock"].Id, site.People["owen.marsh"].Id], ignoreOrder: true);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Whoever_the_rota_reached_sees_it_on_their_desk_until_somebody_has_accepted(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var owen = await site.SignedInAs("owen.marsh");
        var id = await owen.Logs("Nobody answers.");
        var referral = await site.Offers(owen, id);
        await RunOut(site, times: 3);
        using var samira = await site.SignedInAs("samira.khan");
        (await Desk(site, "samira.khan")).ShouldContain("You are next on the rota");
        (await samira.Get("/concerns/" + id)).Status.ShouldBe(HttpStatusCode.OK);

        using var tessa = await site.SignedInAs("tessa.boyle");
        await tessa.Get("/referrals/" + referral);
        (await tessa.Post($"/referrals/{referral}/accept")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await samira.Get("/concerns/" + id)).Status.ShouldBe(HttpStatusCode.NotFound, "somebody has it: the rota's opening ends");
        (await tessa.Get("/concerns/" + id)).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<(string Id, Visitor Owen, string Reference)> WithDanaInConflict(RunningBreakwater site)
    {
        var owen = await site.SignedInAs("owen.marsh");
        using var dana = await site.SignedInAs("dana.whitlock");
        var id = await owen.Logs("It is about somebody's nephew.");
        await dana.Get($"/concerns/{id}/conflict");
        (await dana.Post($"/concerns/{id}/conflict")).Location.ShouldBe("/desk");
        return (id, owen, (await site.Stored(id)).Reference);
    }

    private static async Task<string> Desk(RunningBreakwater site, string who)
    {
        using var visitor = await site.SignedInAs(who);
        return (await visitor.Get("/desk")).Words;
    }

    private static async Task RunOut(RunningBreakwater site, int times)
    {
        for (var time = 0; time < times; time++)
        {
            site.Clock.GoOn(TimeSpan.FromHours(30));
            await site.Ask(db => new Safeguarding.Referrals.LetReferralsRunOut(db).Do(LawfulStep.Refer.By(Actor.Job("referrals-run-out"), "csc", db.Partnership.Clock)));
        }
    }
}
