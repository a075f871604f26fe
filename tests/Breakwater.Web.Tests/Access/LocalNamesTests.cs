using Breakwater.Web.Tests.Servers;

namespace Breakwater.Web.Tests.Access;

/// <summary>What a partnership calls its roles, and whom to ring when its offices are shut, stands where people look for it.</summary>
public sealed class LocalNamesTests(Merrowshire county) : IClassFixture<Merrowshire>
{
    [Fact]
    public async Task A_role_bears_its_local_name_wherever_it_is_named()
    {
        const string Chair = "Chair of the Merrowshire Exploitation Panel";
        using var delia = await county.Site.SignedInAs("delia.marchant");
        (await delia.Get("/desk")).Words.ShouldContain(Chair + ", Merrowshire County Council");
        (await delia.Get("/abilities")).Words.ShouldContain(Chair);
        using var piotr = await county.Site.SignedInAs("piotr.zielak");
        (await piotr.Get("/people")).Words.ShouldContain(Chair);
        (await piotr.Get("/people/new")).Words.ShouldContain(Chair);
    }

    [Fact]
    public async Task A_contact_says_whom_to_ring_out_of_its_hours()
    {
        using var resident = county.Site.Visitor();
        var hub = (await resident.Get("/contacts")).Page.QuerySelectorAll(".bw-doors li").Single(li => li.QuerySelector("h2")?.TextContent == "Safeguarding Hub");
        hub.QuerySelectorAll("a").Select(a => a.GetAttribute("href")).ShouldBe(["tel:01632960140", "tel:01632960199"]);
        hub.TextContent.ShouldContain("At any other time:");
        using var delia = await county.Site.SignedInAs("delia.marchant");
        (await delia.Get("/briefing")).Words.ShouldContain("A worry about a child, in office hours. At any other time: 01632 960199");
    }

    [Theory]
    [InlineData("delia.marchant", "concerns shared with them")]
    [InlineData("hugh.sandell", "checks that their agency was asked for")]
    [InlineData("farida.qureshi", "checks that their agency was asked for")]
    [InlineData("edie.varley", "referrals offered to or by their team")]
    [InlineData("noel.bright", "signs and contacts; no case")]
    public async Task Each_role_of_the_partners_has_somebody_who_walks_in_and_sees_the_least(string who, string sees)
    {
        using var visitor = county.Site.Visitor();
        var person = county.Site.People[who];
        var row = (await visitor.Get("/sign-in")).Page.QuerySelectorAll(".govuk-summary-list__row").Single(r => r.QuerySelector("dt")!.TextContent == person.Name);
        row.QuerySelector("dd")!.TextContent.ShouldBe($"{person.JobTitle}. Sees {sees}.");
    }
}
