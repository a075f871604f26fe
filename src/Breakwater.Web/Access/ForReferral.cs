using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Configuration;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Keys;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Referrals;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Breakwater.Web.Access;

/// <summary>As <see cref="ForConcernAttribute"/>, for a referral.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ForReferralAttribute : Attribute, IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        var db = http.RequestServices.GetRequiredService<SafeguardingDb>();
        var found = Id<Referral>.TryParse(context.RouteData.Values["id"]?.ToString(), null, out var id)
            ? await db.ReferralsOpenTo(http.Viewer(), http.Ability()).Where(r => r.Id == id)
                .LeftJoin(db.Set<RecordKey>().Where(k => k.RecordId == id.Value && k.Class == KeyClass.Content), _ => 1, _ => 1, (r, key) => new { Referral = r, Key = key }).FirstOrDefaultAsync()
            : null;
        if (found is not { Referral: { } referral })
        {
            context.Result = new NotOpen(db.Partnership.Configuration.Hub);
            return;
        }
        db.Know(found.Key);
        http.Items[typeof(Referral)] = referral;
        Task Opened() => db.Look(referral.Step(db.Partnership.Configuration).By(http.Viewer(), db.Partnership.Clock), new ReferralOpened(http.Viewer().Name), referral);

        if (!HttpMethods.IsPost(http.Request.Method)) await Opened();
        var done = await next();
        // A form that comes back with its faults shows the record again.
        if (HttpMethods.IsPost(http.Request.Method) && done.Result is PageResult) await Opened();
    }
}

public static class LoadedReferral
{
    /// <summary>The referral that <see cref="ForReferralAttribute"/> loaded.</summary>
    public static Referral Referral(this HttpContext http) => (Referral)http.Items[typeof(Referral)]!;

    /// <summary>What is done on a referral stands on the basis on which it was made.</summary>
    public static LawfulStep Step(this Referral referral, PartnershipConfiguration configuration) => LawfulStep.Refer with { Basis = configuration.DecisionOf(referral.Kind).Basis };
}
