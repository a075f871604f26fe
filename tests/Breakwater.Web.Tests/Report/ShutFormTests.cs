using System.Net;
using Breakwater.Safeguarding;
using Breakwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Report;

/// <summary>Where the public form is shut it says whom to ring, takes nothing and keeps nothing: the examples of real counties.</summary>
public sealed class ShutFormTests
{
    [Theory, InlineData("west-sussex", 7), InlineData("staffordshire", 9)]
    public async Task A_real_county_s_example_takes_no_report(string county, int areas)
    {
        await using var site = await RunningBreakwater.Start(walkIn: false, partnershipFile: RunningBreakwater.Config($"partnerships/{county}.yaml"));
        site.Partnership.Partnership.Configuration.Areas.Count.ShouldBe(areas);
        site.Partnership.Partnership.Configuration.Demo.ShouldBeFalse();
        using var resident = site.Visitor();
        var page = await resident.Get("/report");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Words.ShouldContain("This form is not open");
        page.Words.ShouldContain("0800 1111");
        page.Page.QuerySelector("form[action='/report']").ShouldBeNull();
        await resident.PostPlain("/report", ("step", "danger"), ("Answers.Danger", "no"));
        await using SafeguardingDb db = site.Partnership.Safeguarding();
        (await db.Concerns.AnyAsync()).ShouldBeFalse();
        (await resident.Get("/contacts")).Words.ShouldContain("NSPCC");
    }
}
