using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Configuration;
using Breakwater.Scrutiny;
using Breakwater.Scrutiny.Letters;
using Breakwater.Scrutiny.Recommendations;
using Breakwater.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Cli.Demo;

/// <summary>One thing that happens to a request in the committee's year.</summary>
internal sealed class CommitteeStep(OpenPartnership partnership, CommitteeYear year, Viewer officer)
{
    private string By => officer.Name;

    public async Task Play(Yaml y)
    {
        await using var db = partnership.Scrutiny();
        var ago = y.Number("days_ago");
        var (act, id) = (year.Act(ago) with { At = year.At(ago).AddHours(1) }, year.RequestOf(y.Text("request")));
        var request = await db.Requests.SingleAsync(r => r.Id == id);
        switch (y.Text("act"))
        {
            case "serve":
                var to = year.BodyOf(y.Text("to"));
                await new ServeRequest(db).Do(act, By, request, request.Version, await db.Bodies.SingleAsync(b => b.Id == to), null, act.At);
                break;
            case "answer": await Answer(db, y, act, request, ago); break;
            case "progress": await new FollowRequest(db).Note(act, By, request, request.Version, y.OneOf<Rag>("rag"), y.Text("words"), looked: true); break;
            case "step": await new FollowRequest(db).AddStep(act, By, request, request.Version, ServedOn(request, y.Text("of")).Id, y.Text("words"), y.Text("owner"), Day(act, y.Number("due_in")), looked: true); break;
            case "finish":
                var words = y.Text("words");
                await new FollowRequest(db).FinishStep(act, By, request, request.Version, (await db.Steps.SingleAsync(s => s.Words == words)).Id, Day(act, 0));
                break;
            case "chase": await new FollowRequest(db).Chase(act, By, request, request.Version, ServedOn(request, y.Text("to")).Id); break;
            case "propose": await new FollowRequest(db).ProposeClosure(act, By, request, request.Version, y.Text("words"), looked: true); break;
            case "decide":
                await new DecideRequest(db).Do(act, request, request.Version, y.OneOf<CommitteeVerdict>("decision"), year.MeetingOf(y.Number("meeting_days_ago")), y.Text("minute"), y.Text("words"), looked: true);
                break;
            case "letter": await Letter(db, y, act, request); break;
            default: await Outcome(db, y, act, request); break;
        }
        y.Done();
    }

    private async Task Answer(ScrutinyDb db, Yaml y, Act act, Request request, int ago)
    {
        var actionBy = y.Has("action_by_in") ? Day(act, y.Number("action_by_in")) : (DateOnly?)null;
        var input = new ResponseInput(y.OneOf<ResponseCategory>("category"), y.Text("words"), y.MaybeText("reason"), y.MaybeText("action"), actionBy, null, y.Text("who"), y.MaybeText("late"), Looked: true);
        await new RecordResponse(db).Do(act, request, request.Version, ServedOn(request, y.Text("from")).Id, input, act.At);
    }

    private async Task Letter(ScrutinyDb db, Yaml y, Act act, Request request)
    {
        var to = year.BodyOf(y.Text("to"));
        var (from, addressee) = (await db.Bodies.SingleAsync(b => b.IsCrimeAndDisorderCommittee), await db.Bodies.SingleAsync(b => b.Id == to));
        var letters = new WriteLetter(db);
        var letter = await letters.Draft(act, By, from, addressee, [request], y.Text("text"), replyBy: y.Has("reply_by_in") ? Day(act, y.Number("reply_by_in")) : null);
        await letters.Clear(act, letter, letter.Version, looked: true);
        await letters.Send(act, By, letter, letter.Version, "posted first class, and by e-mail to the commissioner's office");
    }

    private async Task Outcome(ScrutinyDb db, Yaml y, Act act, Request request)
    {
        var watch = new WatchOutcome(db);
        var linked = await db.Outcomes.FirstOrDefaultAsync(o => o.RequestId == request.Id);
        switch (y.Text("act"))
        {
            case "outcome": await watch.Link(act, By, request, request.Version, y.Text("measure"), y.Text("period"), y.Number("value"), y.OneOf<Direction>("expected"), Day(act, y.Number("review_in")), looked: true); break;
            case "value": await watch.Note(act, By, request, request.Version, linked!, y.Text("period"), y.Number("value"), looked: true); break;
            case "verdict": await watch.Judge(act, By, request, request.Version, linked!, y.OneOf<Verdict>("verdict"), y.Text("words"), looked: true); break;
            default: throw y.Fault("act", "this is no step that a committee's year knows.");
        }
    }

    private Served ServedOn(Request request, string body)
    {
        var id = year.BodyOf(body);
        return request.Served.First(s => s.BodyId == id);
    }

    private static DateOnly Day(Act act, int inDays) => DateOnly.FromDateTime(LondonTime.Of(act.At)).AddDays(inDays);
}
