using System.Net;
using Breakwater.Kernel.Workers;
using Breakwater.Web.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Access;

/// <summary>What the administrator does with accounts, and what stays shut to them.</summary>
public sealed class PeopleTests(Merrowshire county) : IClassFixture<Merrowshire>
{
    [Fact]
    public async Task An_administrator_adds_somebody_whose_link_goes_to_their_own_address_only()
    {
        using var piotr = await county.Site.SignedInAs("piotr.zielak");
        await piotr.Get("/people/new");
        var added = await piotr.Post("/people/new", ("Input.Name", "Ines Roth"), ("Input.Email", "ines.roth@merrowshire.example"), ("Input.Place", "police/neighbourhood"), ("Input.Roles", "pcso"));
        added.Location.ShouldBe("/people");
        (await piotr.Get("/people")).Text.ShouldNotContain("/welcome?key=");
        await using var db = county.Site.Partnership.Safeguarding();
        var mail = (await county.Site.Mails()).Single(m => m.To == "ines.roth@merrowshire.example");
        mail.Body.ShouldContain("/welcome?key=");
        mail.Body.ShouldNotContain("Ines");
        (await db.Set<Invitation>().CountAsync(i => mail.Body.Contains(i.Digest))).ShouldBe(0, "only a digest of the link is stored");
    }

    [Fact]
    public async Task A_change_of_roles_works_at_the_next_click_and_stands_on_the_timeline()
    {
        using var piotr = await county.Site.SignedInAs("piotr.zielak");
        using var tom = await county.Site.SignedInAs("tom.ferris");
        var person = county.Site.People["tom.ferris"];
        (await tom.Get("/people")).Status.ShouldBe(HttpStatusCode.NotFound);
        await piotr.Get("/people/" + person.Id);
        await piotr.Post("/people/" + person.Id, ("Input.Name", person.Name), ("Input.Email", person.Email), ("Input.Place", "fire/home-safety"), ("Input.Roles", "fire"), ("Input.Roles", "administrator"));
        (await tom.Get("/people")).Status.ShouldBe(HttpStatusCode.NotFound, "an administrator is not made by one administrator alone");
        using var neil = await county.Site.SignedInAs("neil.ashworth");
        (await neil.Get("/people/second-name")).Words.ShouldContain("becomes Fire safety officer and System administrator");
        (await neil.Post("/people/second-name", ("whom", person.Id.ToString()))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await tom.Get("/people")).Status.ShouldBe(HttpStatusCode.OK);
        (await piotr.Get("/people/" + person.Id)).Words.ShouldContain("Piotr Zielak and Neil Ashworth changed what Tom Ferris is");
        await piotr.Post($"/people/{person.Id}?handler=Leave");
        (await tom.Get("/desk")).Status.ShouldBe(HttpStatusCode.Redirect, "the account is ended, and so is the session");
    }

    [Theory]
    [InlineData("")]
    [InlineData("?handler=Leave")]
    [InlineData("?handler=Invite")]
    public async Task Nobody_changes_their_own_authority(string handler)
    {
        using var piotr = await county.Site.SignedInAs("piotr.zielak");
        var me = county.Site.People["piotr.zielak"];
        await piotr.Get("/people/" + me.Id);
        var answer = await piotr.Post($"/people/{me.Id}{handler}", ("Input.Name", me.Name), ("Input.Email", me.Email), ("Input.Place", "csc/hub"), ("Input.Roles", "hub_manager"));
        answer.Words.ShouldContain("Nobody changes their own account");
        (await piotr.Get("/worklist")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("Input.Email", "not an address", "whole e-mail address")]
    [InlineData("Input.Email", "piotr.zielak@merrowshire.example, ines.roth@merrowshire.example", "one whole e-mail address")]
    [InlineData("Input.Email", "a@merrowshire.example,ines.roth@merrowshire.example", "one whole e-mail address")]
    [InlineData("Input.Email", "Ines <ines.roth@merrowshire.example>", "one whole e-mail address")]
    [InlineData("Input.Email", "owen.marsh@merrowshire.example", "has this e-mail address already")]
    [InlineData("Input.Place", "mars/hub", "Choose an agency and team")]
    [InlineData("Input.Roles", "emperor", "not a role")]
    [InlineData("Input.Name", " ", "Type the person's name")]
    public async Task What_cannot_be_is_refused_with_a_sentence(string field, string value, string sentence)
    {
        using var piotr = await county.Site.SignedInAs("piotr.zielak");
        await piotr.Get("/people/new");
        (string, string)[] good = [("Input.Name", "Ines Roth"), ("Input.Email", "someone.else@merrowshire.example"), ("Input.Place", "csc/hub"), ("Input.Roles", "hub_officer")];
        var answer = await piotr.Post("/people/new", [.. good.Where(g => g.Item1 != field), (field, value)]);
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Words.ShouldContain(sentence);
    }

    [Fact]
    public async Task Everybody_reads_who_may_do_what()
    {
        using var helen = await county.Site.SignedInAs("helen.draycott");
        var page = await helen.Get("/abilities");
        page.Words.ShouldContain("Open the identity of whoever told us");
        foreach (var ability in county.Site.Partnership.Abilities.All) page.Words.ShouldContain(ability.Words);
    }
}
