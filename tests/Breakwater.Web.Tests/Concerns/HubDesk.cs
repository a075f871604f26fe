using System.Net;
using Breakwater.Kernel.Ids;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Referrals;
using Breakwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Concerns;

/// <summary>The short ways of a hub officer through the pages, for tests: each checks that it worked.</summary>
internal static class HubDesk
{
    /// <summary>Logs a telephone call on the page and returns the concern's id.</summary>
    public static async Task<string> Logs(this Visitor officer, string said, params (string Name, string Value)[] more)
    {
        await officer.Get("/concerns/log");
        var answer = await officer.Post("/concerns/log", [("Input.Channel", "Telephone"), ("Input.About", "child"), ("Input.Narrative", said), .. more]);
        answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.Words);
        return answer.Location!.Split('/')[^1];
    }

    /// <summary>Opens the concern and sends one of its forms.</summary>
    public static async Task<Answer> Does(this Visitor worker, string concern, string act, params (string Name, string Value)[] fields)
    {
        (await worker.Get("/concerns/" + concern)).Status.ShouldBe(HttpStatusCode.OK);
        return await worker.Post($"/concerns/{concern}/{act}", fields);
    }

    /// <summary>Decides on family help by the Exploitation Team; returns the referral's id.</summary>
    public static async Task<string> Offers(this RunningBreakwater site, Visitor officer, string concern)
    {
        (await officer.Does(concern, "decide", ("In.Decision", "family-help"), ("In.Team", "csc/exploitation"), ("In.Words", "Two reports in a week."))).Status.ShouldBe(HttpStatusCode.Redirect);
        await using var db = site.Partnership.Safeguarding();
        var id = Id<Concern>.Parse(concern, null);
        return (await db.Referrals.Where(r => r.ConcernId == id).OrderByDescending(r => r.OfferedAt).Select(r => r.Id).FirstAsync()).ToString();
    }

    public static async Task<Concern> Stored(this RunningBreakwater site, string concern)
    {
        await using var db = site.Partnership.Safeguarding();
        var id = Id<Concern>.Parse(concern, null);
        return await db.Concerns.Include(c => c.People).AsNoTracking().SingleAsync(c => c.Id == id);
    }

    public static async Task<Referral> StoredReferral(this RunningBreakwater site, string referral)
    {
        await using var db = site.Partnership.Safeguarding();
        var id = Id<Referral>.Parse(referral, null);
        return await db.Referrals.AsNoTracking().SingleAsync(r => r.Id == id);
    }

    public static async Task<T> Ask<T>(this RunningBreakwater site, Func<SafeguardingDb, Task<T>> question)
    {
        await using var db = site.Partnership.Safeguarding();
        return await question(db);
    }
}
