using System.Net;
using Breakwater.Kernel.Facts;
using Breakwater.Testing;
using Breakwater.Web.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Concerns;

/// <summary>A clock that stands: who may stop it, what it says, that it is never set back, and that nothing is forgotten behind it.</summary>
public sealed class PauseTests
{
    public static readonly TheoryData<Database> Databases = OnBoth.Databases;

    private static readonly (string, string)[] Friday = [("In.PauseUntil.Day", "20"), ("In.PauseUntil.Month", "11"), ("In.PauseUntil.Year", "2026")];

    [Theory, MemberData(nameof(Databases))]
    public async Task Paused_on_Wednesday_and_let_go_on_Friday_it_is_due_two_working_days_later(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var owen = await site.SignedInAs("owen.marsh");
        using var dana = await site.SignedInAs("dana.whitlock");
        var id = await owen.Logs("The school is shut.", ("Input.TakeIt", "true"));
        var due = (await site.Stored(id)).DueAt;
        var said = await dana.Go((await dana.Does(id, "pause", [("In.PauseBecause", "The only teacher who saw him is away until Friday"), .. Friday])).Location!);
        said.Words.ShouldContain("Paused since Wednesday 18 November 2026");
        said.Words.ShouldContain("The only teacher who saw him is away until Friday");
        said.Words.ShouldContain("Dana Whitlock paused the clock of the decision, which was due by Thursday 19 November 2026");
        (await owen.Get("/worklist")).Page.QuerySelector(".bw-due--paused")!.TextContent.ShouldContain("paused since 10am; look again by Fri 20 Nov");

        site.Clock.GoOn(TimeSpan.FromDays(2));
        using var later = await site.SignedInAs("owen.marsh");
        (await later.Get("/huddle")).Words.ShouldContain("(clock paused)", Case.Sensitive, "the day on which it is looked at again is today");
        var on = await later.Go((await later.Does(id, "resume")).Location!);
        on.Words.ShouldContain("Stood from Wednesday 18 November 2026");
        on.Words.ShouldContain("is due by Monday 23 November 2026");
        on.Words.ShouldContain("Owen Marsh let the clock of the decision go on");
        (await site.Stored(id)).DueAt.ShouldBe(due.AddDays(4), "Thursday, two working days later, is Monday");
        var record = Guid.Parse(id);
        (await site.Ask(db => db.Set<StoredFact>().CountAsync(f => f.RecordId == record && (f.Name == "clock-paused" || f.Name == "clock-resumed")))).ShouldBe(2);
        (await site.Ask(db => db.Concerns.Where(c => c.Pauses != null).Select(c => c.Pauses!).SingleAsync())).AsSpan().IndexOf("teacher"u8).ShouldBe(-1, "a reason may name somebody: it is sealed");
    }

    [Fact]
    public async Task It_wants_a_reason_a_near_day_and_a_manager_and_loses_nothing_that_was_typed()
    {
        await using var site = await OnBoth.Start(Database.Sqlite);
        using var owen = await site.SignedInAs("owen.marsh");
        using var dana = await site.SignedInAs("dana.whitlock");
        var id = await owen.Logs("Something.", ("Input.TakeIt", "true"));
        (await owen.Get("/concerns/" + id)).Page.QuerySelector($"form[action='/concerns/{id}/pause']").ShouldBeNull();
        (await owen.Post($"/concerns/{id}/pause", [("In.PauseBecause", "I am busy"), .. Friday])).Status.ShouldBe(HttpStatusCode.NotFound, "an officer may not stop a clock");
        (await dana.Does(id, "pause", Friday)).Words.ShouldContain("Say what the decision waits for");
        var far = await dana.Does(id, "pause", ("In.PauseBecause", "He is abroad"), ("In.PauseUntil.Day", "20"), ("In.PauseUntil.Month", "12"), ("In.PauseUntil.Year", "2026"));
        far.Words.ShouldContain("by 25 November 2026 at the latest");
        far.Page.QuerySelector("#In_PauseBecause")!.GetAttribute("value").ShouldBe("He is abroad");
        far.Page.QuerySelector("[name='In.PauseUntil.Month']")!.GetAttribute("value").ShouldBe("12");
        (await dana.Does(id, "resume")).Words.ShouldContain("This clock isn't paused");
        (await site.Stored(id)).PausedAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_late_clock_is_not_paused_and_a_second_writer_is_told()
    {
        await using var site = await OnBoth.Start(Database.Sqlite);
        using var owen = await site.SignedInAs("owen.marsh");
        using var dana = await site.SignedInAs("dana.whitlock");
        var id = await owen.Logs("Something.", ("Input.TakeIt", "true"));
        await dana.Get("/concerns/" + id);
        await owen.Does(id, "urgent", ("In.Urgent", "He is out tonight."));
        var second = await dana.Post($"/concerns/{id}/pause", [("In.PauseBecause", "His mother rings on Friday"), .. Friday]);
        second.Words.ShouldContain("Somebody else changed this concern while you were writing");
        second.Page.QuerySelector("#In_PauseBecause")!.GetAttribute("value").ShouldBe("His mother rings on Friday");
        site.Clock.GoOn(TimeSpan.FromDays(1.6));
        using var later = await site.SignedInAs("dana.whitlock");
        (await later.Get("/concerns/" + id)).Page.QuerySelector($"form[action='/concerns/{id}/pause']").ShouldBeNull("what is late isn't offered a pause");
        (await later.Post($"/concerns/{id}/pause", [("In.PauseBecause", "His mother rings on Friday"), ("Version", (await site.Stored(id)).Version.ToString(System.Globalization.CultureInfo.InvariantCulture)), .. Friday]))
            .Words.ShouldContain("This is late already");
    }

    [Fact]
    public async Task Deciding_and_marking_urgent_let_a_paused_clock_go_on_first()
    {
        await using var site = await OnBoth.Start(Database.Sqlite);
        using var dana = await site.SignedInAs("dana.whitlock");
        foreach (var (act, fields) in new[] { ("urgent", new[] { ("In.Urgent", "He is out tonight.") }), ("decide", [("In.Decision", "advice"), ("In.Words", "Spoke to the school.")]) })
        {
            var id = await dana.Logs("Something.", ("Input.TakeIt", "true"));
            await dana.Does(id, "pause", [("In.PauseBecause", "The school is shut"), .. Friday]);
            (await dana.Does(id, act, fields)).Status.ShouldBe(HttpStatusCode.Redirect);
            (await site.Stored(id)).PausedAt.ShouldBeNull();
            (await dana.Get("/concerns/" + id)).Words.ShouldContain("let the clock of the decision go on");
        }
    }
}
