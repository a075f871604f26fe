using System.Net;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Ids;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Testing;
using Breakwater.Web.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Concerns;

/// <summary>What is decided after a concern was opened again is news again, by whatever way whoever told us hears.</summary>
public sealed class ReopenedTests
{
    public static readonly TheoryData<Database> Databases = OnBoth.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task A_caller_a_colleague_and_whoever_holds_a_receipt_hear_the_second_outcome_too(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var owen = await site.SignedInAs("owen.marsh");
        using var dana = await site.SignedInAs("dana.whitlock");
        using var carys = await site.SignedInAs("carys.bevan");
        var caller = await owen.Logs("She rang.", ("Input.CallerName", "Ida Penn"), ("Input.TakeIt", "true"));
        var colleague = await Reports(site, Viewer.Of(site.People["carys.bevan"]));
        var receipt = await Reports(site, null);
        foreach (var id in new[] { colleague, receipt }) await owen.Does(id, "take");

        await Decides(owen, "advice", caller, colleague, receipt);
        await Tells(owen, caller);
        foreach (var id in new[] { caller, colleague, receipt }) (await site.Stored(id)).FeedbackAt.ShouldNotBeNull();
        foreach (var id in new[] { caller, colleague, receipt })
        {
            (await dana.Does(id, "reopen", ("In.Reopen", "More came in."))).Status.ShouldBe(HttpStatusCode.Redirect);
            var open = await site.Stored(id);
            (open.FeedbackAt, open.AnswerBy).ShouldBe((null, null));
        }

        await Decides(owen, "told-police-now", caller, colleague, receipt);
        (await carys.Get("/desk")).Words.ShouldContain("We told the police at once.");
        foreach (var id in new[] { colleague, receipt })
        {
            (await site.Stored(id)).FeedbackAt.ShouldNotBeNull();
            (await Told(site, id)).ShouldBe(2);
        }
        var owed = await site.Stored(caller);
        (owed.FeedbackAt is null, owed.AnswerBy is null).ShouldBe((true, false));
        (await owen.Get("/worklist?Whose=mine")).Words.ShouldContain("They are to hear what came of it");
        await Tells(owen, caller);
        (await Told(site, caller)).ShouldBe(2);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task News_of_an_outcome_that_no_longer_stands_is_owed_no_more_and_a_message_still_waits(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var owen = await site.SignedInAs("owen.marsh");
        using var dana = await site.SignedInAs("dana.whitlock");
        var caller = await owen.Logs("She rang.", ("Input.CallerName", "Ida Penn"), ("Input.TakeIt", "true"));
        var receipt = await Reports(site, null);
        await site.Ask(async db =>
        {
            await new AddToReport(db).Do(Id<Concern>.Parse(receipt, null), Actor.Reporter, "The grey car came back.");
            return true;
        });
        await Decides(owen, "advice", caller, receipt);
        foreach (var id in new[] { caller, receipt })
        {
            (await site.Stored(id)).AnswerBy.ShouldNotBeNull();
            await dana.Does(id, "reopen", ("In.Reopen", "More came in."));
        }
        (await site.Stored(caller)).AnswerBy.ShouldBeNull("the list would call it a message to answer, and there is none");
        (await site.Stored(receipt)).AnswerBy.ShouldNotBeNull();
    }

    private static async Task<string> Reports(RunningBreakwater site, Viewer? by) => await site.Ask(async db =>
        (await new ReportConcern(db).Do(by is null ? LawfulStep.Triage.By(Actor.Reporter, "csc", site.Clock) : LawfulStep.Triage.By(by, site.Clock),
            new ReportInput("child", by is null ? Channel.PublicForm : Channel.ProfessionalForm, by is null ? Promise.Anonymous : Promise.Named, "Older lads wait for him.") { Area = "ashmere", BroughtBy = by?.WorkerId, WantsReceipt = by is null })).Concern.Id.ToString());

    private static async Task Decides(Visitor who, string decision, params string[] concerns)
    {
        foreach (var id in concerns) (await who.Does(id, "decide", ("In.Decision", decision), ("In.Words", "As was agreed."), ("In.Reference", "47/1182"))).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    private static async Task Tells(Visitor who, string concern) =>
        (await who.Does(concern, "write?handler=Feedback", ("In.FeedbackHow", "rang back at 4pm"))).Status.ShouldBe(HttpStatusCode.Redirect);

    private static Task<int> Told(RunningBreakwater site, string concern)
    {
        var record = Guid.Parse(concern);
        return site.Ask(db => db.Set<StoredFact>().CountAsync(f => f.RecordId == record && f.Name == "feedback-given"));
    }
}
