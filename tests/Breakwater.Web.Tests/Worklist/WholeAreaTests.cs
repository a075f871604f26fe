using System.Globalization;
using System.Net;
using Breakwater.Testing;
using Breakwater.Web.Tests.Concerns;
using Breakwater.Web.Tests.Servers;

namespace Breakwater.Web.Tests.Worklist;

/// <summary>An area on the worklist is all that lies in it, of whatever kind; and a tab counts what it lists.</summary>
public sealed class WholeAreaTests
{
    public static readonly TheoryData<Database> Databases = OnBoth.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task A_district_holds_what_lies_in_its_wards_with_checks_and_referrals(Database database)
    {
        await using var site = await CountyWithWards.Start(database, "lists");
        using var owen = await site.SignedInAs("owen.marsh");
        var (ward, district, elsewhere) = (await owen.Logs("In a ward.", ("Input.Area", "ashmere-north")), await owen.Logs("In its district.", ("Input.Area", "ashmere")), await owen.Logs("Elsewhere.", ("Input.Area", "dunley")));
        (await owen.Does(ward, "ask", ("In.Who", "Bryn Holloway"), ("In.Agencies", "asc"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Listed(owen, "/worklist?Area=ashmere")).ShouldBe(["/concerns/" + ward, "/concerns/" + district], ignoreOrder: true);
        (await Listed(owen, "/worklist?Area=ashmere-north")).ShouldBe(["/concerns/" + ward]);
        (await Listed(owen, "/worklist?Area=dunley")).ShouldBe(["/concerns/" + elsewhere]);

        using var samira = await site.SignedInAs("samira.khan");
        (await Listed(samira, "/worklist?Area=ashmere")).ShouldHaveSingleItem().ShouldStartWith("/checks/");
        (await samira.Get("/worklist")).Page.QuerySelector("[data-bw-item] [data-label=Area]")!.TextContent.ShouldBe("Ashmere North");
        (await Listed(samira, "/worklist?Area=dunley")).ShouldBeEmpty();

        var referral = await site.Offers(owen, ward);
        using var tessa = await site.SignedInAs("tessa.boyle");
        (await Listed(tessa, "/worklist?Area=ashmere")).ShouldContain("/referrals/" + referral);
        (await Listed(tessa, "/worklist?Area=dunley")).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_tab_counts_what_it_lists_referrals_and_checks_too(Database database)
    {
        await using var site = await CountyWithWards.Start(database, "counts");
        using var owen = await site.SignedInAs("owen.marsh");
        var asked = await owen.Logs("Asked about.", ("Input.Area", "ashmere-north"));
        (await owen.Does(asked, "ask", ("In.Who", "Bryn Holloway"), ("In.Agencies", "asc"))).Status.ShouldBe(HttpStatusCode.Redirect);
        await site.Offers(owen, await owen.Logs("Offered.", ("Input.Area", "ashmere")));
        await owen.Logs("Nobody's.", ("Input.Area", "dunley"));
        foreach (var who in new[] { "owen.marsh", "samira.khan", "tessa.boyle" }) await CountsWhatItLists(site, who, "nobodys");
        site.Clock.GoOn(TimeSpan.FromDays(4));
        foreach (var who in new[] { "owen.marsh", "samira.khan", "tessa.boyle" }) await CountsWhatItLists(site, who, "late");
    }

    private static async Task CountsWhatItLists(RunningBreakwater site, string who, string whose)
    {
        using var person = await site.SignedInAs(who);
        foreach (var filter in new[] { "", "&Area=ashmere", "&Area=ashmere-north", "&Area=dunley", "&Kind=check", "&Kind=referral", "&Kind=concern" })
        {
            var page = (await person.Get($"/worklist?Whose={whose}{filter}")).Page;
            var (rows, why) = (page.QuerySelectorAll("[data-bw-item]").Length, $"{who} {whose}{filter}");
            if (filter.Length == 0) rows.ShouldBeGreaterThan(0, why);
            (page.QuerySelector(".bw-tab--current .bw-count")?.TextContent ?? "0").ShouldBe(rows.ToString(CultureInfo.InvariantCulture), why);
        }
    }

    private static async Task<List<string>> Listed(Visitor person, string address) =>
        (await person.Get(address)).Page.QuerySelectorAll("[data-bw-item] th a").Select(a => a.GetAttribute("href")!).ToList();
}
