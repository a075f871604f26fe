using System.Net;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Facts;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Testing;
using Breakwater.Web.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Concerns;

/// <summary>What is written to whoever told us is read by somebody, or it is not sent; and the resident behind a councillor hears too.</summary>
public sealed class PassedOnTests
{
    public static readonly TheoryData<Database> Databases = OnBoth.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task A_resident_behind_a_councillor_is_reached_by_way_of_the_guardian_and_is_owed_the_news(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var helen = await site.SignedInAs("helen.draycott");
        using var owen = await site.SignedInAs("owen.marsh");
        using var grace = await site.SignedInAs("grace.okafor");
        var id = await PassesOn(site, helen, ("Input.ResidentName", "Ida Penhallow"), ("Input.ResidentPhone", "01632 960111"), ("Input.Safe", "After six"));
        var reference = (await site.Stored(id)).Reference;
        await owen.Does(id, "take");
        var page = await owen.Get("/concerns/" + id);
        page.Page.QuerySelector("[name='In.Question']").ShouldBeNull("no page of a councillor would show it");
        page.Words.ShouldContain("a resident whose name only the identity guardian may open, passed on by Cllr Helen Draycott");
        page.Words.ShouldContain("arrived by way of a councillor");
        page.Words.ShouldNotContain("by the professional form");
        page.Text.ShouldNotContain("Penhallow");
        var refused = await owen.Post($"/concerns/{id}/write", ("In.Question", "Which night was it?"));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Words.ShouldContain("Whoever brought this reads no messages here, so nothing was sent");
        (await site.Ask(db => db.Messages.CountAsync())).ShouldBe(0);
        (await helen.Get("/desk")).Words.ShouldNotContain("The hub asks you something");
        (await owen.Does(id, "write?handler=Guardian", ("In.ForGuardian", "Which night was it?"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await grace.Get("/desk")).Words.ShouldContain($"Pass on a message about {reference}");

        await owen.Does(id, "decide", ("In.Decision", "advice"), ("In.Words", "Spoke to the school."));
        var decided = await site.Stored(id);
        (decided.FeedbackAt is null, decided.AnswerBy is null).ShouldBe((true, false), "the councillor's news is not the resident's");
        (await owen.Get("/worklist?Whose=mine")).Words.ShouldContain("They are to hear what came of it");
        (await helen.Get("/desk")).Words.ShouldContain($"There is news of {reference}");
        (await helen.Get("/pass-on")).Words.ShouldContain("We gave advice to the people who can help.");
        foreach (var path in new[] { "/my-reports/" + id, "/concerns/" + id, "/identities?of=" + id }) (await helen.Get(path)).Status.ShouldBe(HttpStatusCode.NotFound, path);

        (await owen.Get("/concerns/" + id)).Words.ShouldContain("The identity guardian can tell them");
        (await owen.Does(id, "write?handler=Feedback", ("In.FeedbackHow", "the guardian told her"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await site.Stored(id)).Queue.ShouldBe(Queues.NothingWaits);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Where_the_resident_left_no_name_the_councillor_is_told_and_nobody_is_owed_what_cannot_be_done(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var helen = await site.SignedInAs("helen.draycott");
        using var owen = await site.SignedInAs("owen.marsh");
        var id = await PassesOn(site, helen);
        await owen.Does(id, "take");
        var page = await owen.Get("/concerns/" + id);
        page.Page.QuerySelector("form[action*='/write']").ShouldBeNull("nothing can be written to anybody");
        await owen.Does(id, "decide", ("In.Decision", "advice"), ("In.Words", "Spoke to the school."));
        (await site.Stored(id)).Queue.ShouldBe(Queues.NothingWaits);
        (await owen.Get("/concerns/" + id)).Words.ShouldContain("on the page of the colleague who passed it on");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_colleague_reads_on_their_own_page_and_once_they_have_left_nothing_is_sent_there(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var owen = await site.SignedInAs("owen.marsh");
        using var carys = await site.SignedInAs("carys.bevan");
        var brings = site.People["carys.bevan"];
        async Task<string> Brings(string said) => await site.Ask(async db => (await new ReportConcern(db).Do(LawfulStep.Triage.By(Viewer.Of(brings), site.Clock), new ReportInput("child", Channel.ProfessionalForm, Promise.Named, said)
        {
            Area = "ashmere",
            BroughtBy = brings.Id,
            ReporterKind = "school",
            Identity = new ReporterIdentity(brings.Name, null, null, "Ashmere PRU", null),
        })).Concern.Id.ToString());
        var (first, second) = (await Brings("The first."), await Brings("The second."));
        var sent = await owen.Does(first, "write", ("In.Question", "Whose is the car?"));
        (await owen.Get(sent.Location!)).Words.ShouldContain("Sent. They see it on their own page.");
        (await carys.Get("/my-reports/" + first)).Words.ShouldContain("Whose is the car?");
        await owen.Does(first, "decide", ("In.Decision", "advice"), ("In.Words", "Spoke to the mother."));
        (await site.Stored(first)).FeedbackAt.ShouldNotBeNull("it stands on their own page");

        await site.Ask(db => db.Database.ExecuteSqlAsync($"""UPDATE workers SET "Active" = {false} WHERE "Id" = {brings.Id.Value}"""));
        (await owen.Get("/concerns/" + second)).Page.QuerySelector("[name='In.Question']").ShouldBeNull();
        (await owen.Post($"/concerns/{second}/write", ("In.Question", "Whose is the car?"))).Words.ShouldContain("so nothing was sent");
        await owen.Does(second, "decide", ("In.Decision", "advice"), ("In.Words", "Spoke to the mother."));
        var decided = await site.Stored(second);
        (decided.FeedbackAt is null, decided.AnswerBy is null).ShouldBe((true, false), "who has left reads no page");
        (await site.Ask(db => db.Set<StoredFact>().CountAsync(f => f.Name == "feedback-given"))).ShouldBe(1);
    }

    private static async Task<string> PassesOn(RunningBreakwater site, Visitor councillor, params (string, string)[] resident)
    {
        await councillor.Get("/pass-on");
        (await councillor.Post("/pass-on", [("Input.About", "child"), ("Input.Words", "A boy is driven about at night."), ("Input.Area", "ashmere"), .. resident])).Status.ShouldBe(HttpStatusCode.Redirect);
        return (await site.Ask(db => db.Concerns.Where(c => c.BroughtBy != null).Select(c => c.Id).SingleAsync())).ToString();
    }
}
