using System.Net;
using Breakwater.Scrutiny.Recommendations;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Scrutiny;

/// <summary>The officer's desk over HTTP, on PostgreSQL: rules come back as sentences, a form sent twice counts once.</summary>
public sealed class DeskTests(CommitteeCountyOnPostgres county) : IClassFixture<CommitteeCountyOnPostgres>
{
    [Fact]
    public async Task An_answer_without_its_reason_is_refused_in_a_sentence_and_then_taken_once()
    {
        using var officer = await county.Site.SignedInAs("imogen.tarrant");
        var desk = await officer.Get("/requests");
        desk.Words.ShouldContain("No reason given yet");
        desk.Words.ShouldContain("no duty to reply");
        var path = "/requests/" + county.Committee.Lines;
        var page = await officer.Get(path);
        var police = page.Page.QuerySelectorAll("select[name='In.AnswerOf'] option").Single(o => o.TextContent.Contains("Police", StringComparison.Ordinal)).GetAttribute("value")!;
        var refused = await officer.Post(path + "?handler=Answer", ("In.AnswerOf", police), ("In.Category", "Rejected"), ("In.AnswerWords", "We can't."), ("In.From", "Chief Constable"));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Words.ShouldContain("Say why. The committee is owed a reason");
        refused.Text.ShouldContain("We can&#x27;t.");
        var once = ("__once", "00000000000070008000000000000abc");
        (string, string)[] fields = [("In.AnswerOf", police), ("In.Category", "Rejected"), ("In.AnswerWords", "We can't."), ("In.AnswerReason", "No officers."), ("In.From", "Chief Constable"), once];
        (await officer.Post(path + "?handler=Answer", fields)).Status.ShouldBe(HttpStatusCode.Redirect);
        await officer.Get(path);
        (await officer.Post(path + "?handler=Answer", fields)).Status.ShouldBe(HttpStatusCode.Redirect);
        await using var db = county.Site.Partnership.Scrutiny();
        var request = await db.Requests.AsNoTracking().SingleAsync(r => r.Id == county.Committee.Lines);
        request.Served.Single(s => s.BodyId == county.Committee.Police.Id).Responses.ShouldHaveSingleItem().Category.ShouldBe(ResponseCategory.Rejected);
        (await county.Site.Visitor().Get("/asked/" + county.LinesReference)).Words.ShouldContain("No officers.");
    }

    [Fact]
    public async Task A_councillor_reads_what_came_back_and_changes_nothing()
    {
        using var member = await county.Site.SignedInAs("helen.draycott");
        (await member.Get("/committee")).Words.ShouldContain("Publish lines");
        foreach (var path in new[] { "/requests", "/requests/" + county.Committee.Lines, "/papers", "/letters" }) (await member.Get(path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
    }
}
