using System.Net;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Outbox;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Testing;
using Breakwater.Web.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Concerns;

/// <summary>A record that is hidden from somebody leaves no trace on another's page, on a desk or in a mail.</summary>
public sealed class HiddenRecordsTests
{
    public static readonly TheoryData<Database> Databases = OnBoth.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task The_timeline_names_a_linked_concern_only_to_whom_it_is_open(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var owen = await site.SignedInAs("owen.marsh");
        using var dana = await site.SignedInAs("dana.whitlock");
        using var priya = await site.SignedInAs("priya.nair");
        var other = await owen.Logs("The first.", ("Input.Name", "Bryn Holloway"));
        var here = await owen.Logs("The second.", ("Input.Name", "Bryn Holloway"));
        (await owen.Does(here, "link", ("In.Other", other), ("In.Linked", "true"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var reference = (await site.Stored(other)).Reference;
        (await priya.Get("/concerns/" + here)).Words.ShouldContain("linked it with " + reference);

        await priya.Get($"/concerns/{other}/conflict");
        await priya.Post($"/concerns/{other}/conflict");
        var page = await priya.Get("/concerns/" + here);
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Text.ShouldNotContain(reference);
        page.Words.ShouldNotContain("linked it with");

        await dana.Get($"/concerns/{other}/handling");
        await dana.Post($"/concerns/{other}/handling", ("To", "Sealed"));
        (await owen.Get("/concerns/" + here)).Text.ShouldNotContain(reference);
        (await dana.Get("/concerns/" + here)).Words.ShouldContain("linked it with " + reference);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_desk_says_nothing_of_a_report_or_an_identity_to_somebody_not_free_to_act(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var owen = await site.SignedInAs("owen.marsh");
        using var carys = await site.SignedInAs("carys.bevan");
        using var neil = await site.SignedInAs("neil.ashworth");
        var id = await owen.Logs("Told by a colleague.", ("Input.CallerName", "Ash Verity"));
        var (concern, reference) = (Id<Concern>.Parse(id, null), (await site.Stored(id)).Reference);
        await site.Ask(db => db.Database.ExecuteSqlAsync($"""UPDATE concerns SET "BroughtBy" = {site.People["carys.bevan"].Id.Value} WHERE "Id" = {concern.Value}"""));
        await owen.Does(id, "write", ("In.Question", "Which car was it?"));
        (await carys.Get("/desk")).Words.ShouldContain(reference);
        await neil.Get("/identities");
        await neil.Post("/identities", ("Reference", reference), ("Reason", "The court ordered it, order 12 of 2026"), ("OthersNotReached", "true"));
        using var grace = await site.SignedInAs("grace.okafor");
        (await grace.Get("/desk")).Words.ShouldContain(reference);

        foreach (var who in new[] { "carys.bevan", "grace.okafor" })
            await site.Ask(async db =>
            {
                db.Begin(Kernel.Acting.LawfulStep.Oversight.By(Kernel.Acting.Actor.Job("test"), "csc", site.Clock));
                var stored = await db.Concerns.SingleAsync(c => c.Id == concern);
                db.Add(new Safeguarding.Sharing.Relation<Concern> { Id = Id<Safeguarding.Sharing.Relation<Concern>>.New(site.Clock), RecordId = concern, Kind = Safeguarding.Sharing.RelationKind.Conflict, WorkerId = site.People[who].Id, From = db.Act.At });
                db.Record(new Safeguarding.Sharing.ConflictDeclared("The test", who), stored);
                return await db.SaveChangesAsync();
            });
        (await carys.Get("/desk")).Text.ShouldNotContain(reference);
        (await grace.Get("/desk")).Text.ShouldNotContain(reference);
        // And another opening is told to nobody from whom it is hidden.
        var before = await site.Ask(db => db.Set<OutboxMail>().CountAsync(m => m.To.StartsWith("grace")));
        await neil.Get("/identities");
        await neil.Post("/identities", ("Reference", reference), ("Reason", "The court ordered it, order 13 of 2026"), ("OthersNotReached", "true"));
        (await site.Ask(db => db.Set<OutboxMail>().CountAsync(m => m.To.StartsWith("grace")))).ShouldBe(before);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task An_emergency_opening_is_mailed_without_its_reference_and_not_to_a_lead_in_conflict(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var owen = await site.SignedInAs("owen.marsh");
        using var dana = await site.SignedInAs("dana.whitlock");
        using var marcus = await site.SignedInAs("marcus.hale");
        var id = await owen.Logs("It is about somebody's nephew.");
        var reference = (await site.Stored(id)).Reference;
        await dana.Get($"/concerns/{id}/conflict");
        await dana.Post($"/concerns/{id}/conflict");
        await marcus.Get("/break-glass");
        var asked = await marcus.Post("/break-glass", ("Asked", reference), ("Reason", "He says on the phone that they are at the door now"));
        var before = await site.Ask(db => db.Set<OutboxMail>().CountAsync());
        await marcus.Get(asked.Location!);
        (await marcus.Post(asked.Location!, ("which", id))).Location.ShouldBe("/concerns/" + id);
        var mails = await site.Mails();
        mails.Count.ShouldBeGreaterThan(before, "the other lead of the agency is told");
        foreach (var mail in mails) (mail.Subject + mail.Body).ShouldNotContain(reference);
        var path = "/concerns/" + id;
        (await site.Ask(db => db.Set<Notice>().Where(n => n.Path == path).Select(n => n.WorkerId).ToListAsync())).ShouldNotContain(site.People["dana.whitlock"].Id);
        (await site.Ask(db => db.Set<OutboxMail>().CountAsync(m => m.To.StartsWith("dana")))).ShouldBe(0, "not as reviewer either: what was asked names the record");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_copy_and_a_search_lead_to_nobody_who_told_us(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var owen = await site.SignedInAs("owen.marsh");
        var first = await owen.Logs("The first.", ("Input.Promise", "Named"), ("Input.CallerName", "Ash Verity"), ("Input.CallerPhone", "07700 900345"), ("Input.SafeContact", "Evenings only. Ask for Auntie Jo"));
        var second = await owen.Logs("The second.", ("Input.Name", "Bryn Holloway"), ("Input.Phone", "07700 900345"));
        await owen.Get("/search");
        var found = await owen.Post("/search", ("For", "07700900345"));
        found.Words.ShouldContain((await site.Stored(second)).Reference);
        found.Words.ShouldNotContain((await site.Stored(first)).Reference);
        (await owen.Get("/concerns/" + second)).Text.ShouldNotContain((await site.Stored(first)).Reference);
        await owen.Does(first, "take");
        await owen.Get($"/concerns/{first}/copy");
        var copy = await owen.Post($"/concerns/{first}/copy", ("Recipient", "Father, Keith"), ("Reason", "The court ordered it."), ("Form", "paper"));
        copy.Words.ShouldContain("Copy for Father, Keith");
        copy.Words.ShouldNotContain("Auntie Jo");
        copy.Words.ShouldContain("Who told us, and how they may be reached");
    }
}
