using System.Net;
using Breakwater.Kernel.Outbox;
using Breakwater.Kernel.Storage;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Testing;
using Breakwater.Web.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Concerns;

/// <summary>A concern is joined to one that somebody works on, and that somebody hears of it: joined to nothing, nobody would.</summary>
public sealed class JoinTests
{
    public static readonly TheoryData<Database> Databases = OnBoth.Databases;

    private static readonly (string, string) Name = ("Input.Name", "Bryn Holloway"), TakeIt = ("Input.TakeIt", "true");

    [Theory, MemberData(nameof(Databases))]
    public async Task It_is_joined_to_an_open_one_whose_holder_is_told_and_the_link_stays_until_it_is_reopened(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var owen = await site.SignedInAs("owen.marsh");
        using var priya = await site.SignedInAs("priya.nair");
        using var dana = await site.SignedInAs("dana.whitlock");
        var (target, joined) = (await priya.Logs("The first.", Name, TakeIt), await owen.Logs("The second.", Name, TakeIt));
        (await Joins(owen, joined)).Words.ShouldContain("Link the open concern that this belongs to first");
        await Links(owen, joined, target, linked: true);
        (await Joins(owen, joined)).Status.ShouldBe(HttpStatusCode.Redirect);
        var (here, there) = (await site.Stored(joined), await site.Stored(target));
        (here.Status, here.DecisionCode).ShouldBe((ConcernStatus.Decided, "join"));
        (await priya.Get("/desk")).Words.ShouldContain($"Another concern was joined to {there.Reference}. Read both together.");
        (await priya.Get("/concerns/" + target)).Words.ShouldContain($"Owen Marsh joined {here.Reference} to it");
        var page = await owen.Get("/concerns/" + joined);
        page.Words.ShouldContain($"Owen Marsh joined it to {there.Reference}");
        page.Page.QuerySelector($".bw-decision a[href='/concerns/{target}']").ShouldNotBeNull("the page says to which");

        foreach (var (from, other) in new[] { (joined, target), (target, joined) })
        {
            var refused = await Links(owen, from, other, linked: false);
            refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
            refused.Words.ShouldContain($"{here.Reference} is joined to {there.Reference}: without the link nobody would work on it. Have {here.Reference} reopened first");
        }
        (await site.Ask(db => db.Links.SingleAsync())).Linked.ShouldBeTrue();
        (await dana.Does(joined, "reopen", ("In.Reopen", "It is another boy."))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Links(owen, joined, target, linked: false)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await site.Ask(db => db.Links.SingleAsync())).Linked.ShouldBeFalse();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Of_several_one_is_named_and_a_closed_or_hidden_one_is_none(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var owen = await site.SignedInAs("owen.marsh");
        using var priya = await site.SignedInAs("priya.nair");
        var joined = await owen.Logs("The newest.", Name, ("Input.Urgent", "true"));
        var one = await owen.Logs("The first.", Name);
        await Links(owen, joined, one, linked: true);
        await owen.Does(one, "decide", ("In.Decision", "advice"), ("In.Words", "Spoke to the school."));
        (await Joins(owen, joined)).Words.ShouldContain("One that is decided has to be reopened before");

        var (two, three) = (await owen.Logs("The second.", Name), await owen.Logs("The third.", Name));
        foreach (var other in new[] { two, three }) await Links(owen, joined, other, linked: true);
        var unnamed = await Joins(owen, joined);
        unnamed.Words.ShouldContain("Choose the one that it is joined to");
        unnamed.Page.QuerySelectorAll("select[name='In.JoinTo'] option").Select(o => o.GetAttribute("value")).ShouldBe(["", two, three], ignoreOrder: true);
        unnamed.Page.QuerySelector("#In_JoinTo-error").ShouldNotBeNull();
        (await Joins(owen, joined, one)).Words.ShouldContain("that is open and that you may open");

        await priya.Get($"/concerns/{two}/conflict");
        await priya.Post($"/concerns/{two}/conflict");
        (await priya.Get("/concerns/" + joined)).Page.QuerySelectorAll("select[name='In.JoinTo'] option").Select(o => o.GetAttribute("value")).ShouldBe(["", three]);
        (await Joins(priya, joined, two)).Words.ShouldContain("that is open and that you may open");
        (await site.Stored(joined)).IsOpen.ShouldBeTrue();

        (await Joins(owen, joined, three)).Status.ShouldBe(HttpStatusCode.Redirect);
        var hurried = await site.Stored(three);
        (hurried.Urgency, hurried.Queue).ShouldBe((Urgency.Now, Queues.UrgentNobodyHasIt), "the hurry goes on where it is worked on");
        var (path, hub) = ("/concerns/" + three, site.People.Values.Where(p => p.Team == "hub").Select(p => p.Id));
        var told = await site.Ask(db => db.Set<Notice>().Where(n => n.Path == path && n.Text.Contains("marked urgent was joined")).Select(n => n.WorkerId).ToListAsync());
        told.ShouldBe(hub, ignoreOrder: true, "nobody has it, so everybody of its team is told");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Nobody_unlinks_or_closes_the_other_in_the_moment_in_which_it_is_joined(Database database)
    {
        await using var county = await EmptyPartnership.On(database);
        var (first, second) = ((await county.Report("The first.")).Id, (await county.Report("The second.")).Id);
        await using (var db = county.Db())
        {
            var (one, other) = (await db.Concerns.SingleAsync(c => c.Id == second), await db.Concerns.SingleAsync(c => c.Id == first));
            await new LinkConcerns(db).Do(county.Act(county.Hub), county.Hub, one, one.Version, other, linked: true, "a name");
        }
        await using var joins = county.Db();
        await using var unlinks = county.Db();
        await using var closes = county.Db();
        var (here, there) = (await unlinks.Concerns.SingleAsync(c => c.Id == second), await unlinks.Concerns.SingleAsync(c => c.Id == first));
        var closing = await closes.Concerns.SingleAsync(c => c.Id == first);
        var joined = await joins.Concerns.SingleAsync(c => c.Id == second);
        await new DecideConcern(joins).Do(county.Act(county.Hub), county.Hub, joined, joined.Version, new DecisionInput("join", "The same boy."));
        await Should.ThrowAsync<SecondWriter>(new LinkConcerns(unlinks).Do(county.Act(county.Hub), county.Hub, here, here.Version, there, linked: false, "a name"));
        await Should.ThrowAsync<SecondWriter>(new DecideConcern(closes).Do(county.Act(county.Hub), county.Hub, closing, closing.Version, new DecisionInput("no-further-action", "A film set.")));
        await using var after = county.Db();
        (await after.Links.SingleAsync()).Linked.ShouldBeTrue();
        (await after.Concerns.SingleAsync(c => c.Id == first)).IsOpen.ShouldBeTrue();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_link_stays_on_both_pages_when_the_address_that_they_shared_is_protected(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var owen = await site.SignedInAs("owen.marsh");
        using var dana = await site.SignedInAs("dana.whitlock");
        (string, string)[] home = [("Input.Address", "14 Weir Lane"), ("Input.Postcode", "MR2 4AB"), TakeIt];
        var target = await owen.Logs("The first.", [Name, .. home]);
        var joined = await owen.Logs("The second.", [("Input.Name", "Cass Merrow"), .. home]);
        (await Links(owen, joined, target, linked: true)).Status.ShouldBe(HttpStatusCode.Redirect);
        var person = (await site.Stored(target)).People.Single().Id.ToString();
        (await owen.Does(target, "address", ("In.Whom", person), ("In.Protect", "True"), ("In.ProtectBecause", "A refuge is there."))).Status.ShouldBe(HttpStatusCode.Redirect);
        foreach (var (from, other) in new[] { (joined, target), (target, joined) })
            Listed(await owen.Get("/concerns/" + from), other)!.TextContent.ShouldContain("Shared an address when they were linked. Linked: the same matter.");

        (await Joins(owen, joined)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await owen.Get("/concerns/" + joined)).Page.QuerySelector($".bw-decision a[href='/concerns/{target}']").ShouldNotBeNull("the page says to which");
        (await Links(owen, target, joined, linked: false)).Words.ShouldContain("without the link nobody would work on it");
        await dana.Does(joined, "reopen", ("In.Reopen", "It is another boy."));
        (await Links(owen, target, joined, linked: false)).Status.ShouldBe(HttpStatusCode.Redirect);
        foreach (var (from, other) in new[] { (joined, target), (target, joined) })
            Listed(await owen.Get("/concerns/" + from), other).ShouldBeNull("they share nothing, and are not linked any more");
    }

    private static AngleSharp.Dom.IElement? Listed(Answer page, string other) => page.Page.QuerySelector($".bw-earlier__item:has(a[href='/concerns/{other}'])");

    private static Task<Answer> Joins(Visitor who, string concern, string? to = null) =>
        who.Does(concern, "decide", [("In.Decision", "join"), ("In.Words", "The same boy, the same car."), .. to is null ? Array.Empty<(string, string)>() : [("In.JoinTo", to)]]);

    private static Task<Answer> Links(Visitor who, string concern, string other, bool linked) =>
        who.Does(concern, "link", ("In.Other", other), ("In.Linked", linked ? "true" : "false"));
}
