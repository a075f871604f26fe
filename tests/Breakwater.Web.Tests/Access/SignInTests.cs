using System.Net;
using System.Text.RegularExpressions;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Workers;
using Breakwater.Testing;
using Breakwater.Web.Access.People;
using Breakwater.Web.Access.SignIn;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Access;

/// <summary>Signing in as it is outside the demonstration: invitation, password, authenticator, and everything that is tried against it.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private const string Password = "kettle orbit velvet";
    private RunningBreakwater _site = null!;

    public async ValueTask InitializeAsync() => _site = await RunningBreakwater.Start(walkIn: false);

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task An_invitation_leads_to_a_password_an_authenticator_and_the_desk()
    {
        var link = await Invite("nora.quill");
        using var nora = _site.Visitor();
        await nora.Get(link);
        (await nora.Post(link, ("Password", "password12345"))).Words.ShouldContain("guessed first");
        (await nora.Post(link, ("Password", Password))).Location.ShouldBe("/sign-in/authenticator");
        (await nora.Get("/desk")).Location!.ShouldStartWith("/sign-in", Case.Sensitive, "half signed in opens nothing");

        var page = await nora.Get("/sign-in/authenticator");
        page.Page.QuerySelector("main img")!.GetAttribute("src")!.ShouldStartWith("data:image/png;base64,");
        var secret = Secret(page);
        (await nora.Post("/sign-in/authenticator", ("Code", "000000"))).Words.ShouldContain("didn't work");
        var done = await nora.Post("/sign-in/authenticator", ("Code", CodeNow(secret)));
        done.Page.QuerySelectorAll("ul.bw-reference li").Length.ShouldBe(RecoveryCodes.Count);
        (await nora.Get("/desk")).Status.ShouldBe(HttpStatusCode.OK);
        (await _site.Visitor().Get(link)).Words.ShouldContain("doesn't work any more");
        (await Facts("worker-added")).ShouldBe(1);
        (await Facts("second-factor-set")).ShouldBe(1);
    }

    [Fact]
    public async Task A_code_works_once_and_so_does_a_recovery_code()
    {
        var (email, secret, recovery) = await Enrolled("nora.quill");
        _site.Clock.GoOn(TimeSpan.FromMinutes(2));
        var code = CodeNow(secret);
        using var first = await WithPassword(email);
        (await first.Post("/sign-in/code", ("Code", code))).Location.ShouldBe("/desk");
        using var second = await WithPassword(email);
        (await second.Post("/sign-in/code", ("Code", code))).Words.ShouldContain("didn't work");
        (await second.Post("/sign-in/code", ("RecoveryCode", recovery[0].ToLowerInvariant()))).Location.ShouldBe("/desk");
        using var third = await WithPassword(email);
        var used = await third.Post("/sign-in/code", ("RecoveryCode", recovery[0]));
        used.Words.ShouldContain("That recovery code didn't work");
        used.Words.ShouldNotContain("wait for the next one", customMessage: "no next one comes by waiting");
        var never = await third.Post("/sign-in/code", ("RecoveryCode", "22222-22222"));
        Error(never).ShouldBe(Error(used), "whether it ever was one is not told");
        (await Facts("recovery-code-used")).ShouldBe(1);
    }

    [Fact]
    public async Task Wrong_tries_shut_an_address_and_the_answers_do_not_tell_which_addresses_exist()
    {
        var (email, secret, _) = await Enrolled("nora.quill");
        var answers = new List<string>();
        foreach (var address in new[] { email, "nobody@merrowshire.example" })
            for (var i = 0; i < 7; i++)
            {
                using var guesser = _site.Visitor();
                await guesser.Get("/sign-in");
                answers.Add(Plain(await guesser.Post("/sign-in?handler=Password", ("Email", address), ("Password", "tin giraffe north"))));
            }
        answers.Distinct().Count().ShouldBe(1, "one answer, known or not, shut or not");

        using var right = _site.Visitor();
        await right.Get("/sign-in");
        (await right.Post("/sign-in?handler=Password", ("Email", email), ("Password", Password))).Location.ShouldBeNull("the address is shut, also for the right password");
        _site.Clock.GoOn(TimeSpan.FromMinutes(31));
        using var later = await WithPassword(email);
        (await later.Post("/sign-in/code", ("Code", CodeNow(secret)))).Location.ShouldBe("/desk");
    }

    [Fact]
    public async Task An_outsider_at_the_sign_in_page_shuts_nobody_out_of_the_emergency_way_in_or_of_their_account()
    {
        var (email, secret, recovery) = await Enrolled("nora.quill");
        _site.Clock.GoOn(TimeSpan.FromMinutes(2));
        using var nora = await WithPassword(email);
        await nora.Post("/sign-in/code", ("RecoveryCode", recovery[0]));
        for (var i = 0; i < 6; i++)
        {
            using var guesser = _site.Visitor();
            await guesser.Get("/sign-in");
            await guesser.Post("/sign-in?handler=Password", ("Email", email), ("Password", "tin giraffe north"));
        }
        await nora.Get("/break-glass");
        var asked = await nora.Post("/break-glass", ("Asked", "C-0000-00009"), ("Reason", "He says on the phone that they are at the door now"), ("Code", CodeNow(secret)));
        asked.Status.ShouldBe(HttpStatusCode.Redirect, asked.Words);
        _site.Clock.GoOn(TimeSpan.FromMinutes(2));
        await nora.Get("/account");
        (await nora.Post("/account?handler=Password", ("OldPassword", Password), ("NewPassword", "cobble lantern river"), ("Code", CodeNow(secret)))).Location.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_place_is_what_the_proxy_in_front_says()
    {
        var (email, _, _) = await Enrolled("nora.quill");
        for (var i = 0; i < 6; i++)
        {
            using var guesser = _site.Visitor();
            guesser.From = "198.51.100.9";
            await guesser.Get("/sign-in");
            await guesser.Post("/sign-in?handler=Password", ("Email", email), ("Password", "tin giraffe north"));
        }
        using var nora = await WithPassword(email);
    }

    [Fact]
    public async Task Wrong_tries_from_one_place_shut_nobody_out_who_signs_in_from_another()
    {
        var (email, _, _) = await Enrolled("nora.quill");
        await using var db = _site.Partnership.Safeguarding();
        var take = new TakeSignIn(db);
        for (var i = 0; i < 6; i++) await take.Password(email, "tin giraffe north", IPAddress.Parse("2001:db8:7::" + i));
        (await take.Password(email, Password, IPAddress.Parse("2001:db8:7::77"))).ShouldBeNull("the same network");
        (await take.Password(email, Password, IPAddress.Parse("192.0.2.8"))).ShouldNotBeNull();
        (await take.Password(email, "tin giraffe north", IPAddress.Parse("::ffff:192.0.2.8"))).ShouldBeNull();
        (await db.Set<SignInTries>().AsNoTracking().ToListAsync()).ShouldAllBe(t => t.Key.Length == 32, "a digest, no address");
    }

    [Fact]
    public async Task A_hundred_guesses_at_once_count_as_a_hundred()
    {
        var (email, secret, _) = await Enrolled("nora.quill");
        _site.Clock.GoOn(TimeSpan.FromMinutes(2));
        using var guesser = await WithPassword(email);
        await Parallel.ForEachAsync(Enumerable.Range(0, 20), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) =>
        {
            using var one = await WithPassword(email, quietly: true);
            await one.Post("/sign-in/code", ("Code", (100000 + i).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        });
        (await guesser.Post("/sign-in/code", ("Code", CodeNow(secret)))).Location.ShouldBeNull("five wrong codes shut it");
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task Signing_in_leads_to_no_other_site(string back)
    {
        var (email, secret, _) = await Enrolled("nora.quill");
        _site.Clock.GoOn(TimeSpan.FromMinutes(2));
        using var nora = _site.Visitor();
        await nora.Get("/sign-in?back=" + Uri.EscapeDataString(back));
        await nora.Post("/sign-in?handler=Password", ("Email", email), ("Password", Password), ("Back", back));
        await nora.Get("/sign-in/code?back=" + Uri.EscapeDataString(back));
        (await nora.Post("/sign-in/code", ("Code", CodeNow(secret)), ("Back", back))).Location.ShouldBe("/desk");
    }

    [Fact]
    public async Task A_session_gets_a_new_id_and_ends_for_good()
    {
        var (email, secret, recovery) = await Enrolled("nora.quill");
        _site.Clock.GoOn(TimeSpan.FromMinutes(2));
        using var nora = await WithPassword(email);
        await nora.Post("/sign-in/code", ("Code", CodeNow(secret)));
        var before = nora.Cookies["__Host-breakwater"];
        using var thief = _site.Visitor();
        thief.Keep("__Host-breakwater", before);
        (await thief.Get("/desk")).Status.ShouldBe(HttpStatusCode.OK);

        await nora.Get("/sign-in");
        await nora.Post("/sign-in?handler=Password", ("Email", email), ("Password", Password));
        await nora.Get("/sign-in/code");
        await nora.Post("/sign-in/code", ("RecoveryCode", recovery[0]));
        nora.Cookies["__Host-breakwater"].ShouldNotBe(before);
        (await thief.Get("/desk")).Status.ShouldBe(HttpStatusCode.Redirect, "signing in again ended the session before");

        thief.Keep("__Host-breakwater", nora.Cookies["__Host-breakwater"]);
        await nora.Get("/account");
        var bye = await nora.Post("/sign-out");
        bye.Headers["Clear-Site-Data"].ShouldContain("cookies");
        (await thief.Get("/desk")).Status.ShouldBe(HttpStatusCode.Redirect, "a copied cookie is worth nothing after sign-out");
    }

    [Fact]
    public async Task Signing_out_everywhere_and_losing_a_role_work_at_the_next_click()
    {
        var (email, secret, recovery) = await Enrolled("nora.quill");
        _site.Clock.GoOn(TimeSpan.FromMinutes(2));
        using var desk = await WithPassword(email);
        await desk.Post("/sign-in/code", ("Code", CodeNow(secret)));
        using var phone = await WithPassword(email);
        await phone.Post("/sign-in/code", ("RecoveryCode", recovery[0]));
        (await phone.Get("/break-glass")).Status.ShouldBe(HttpStatusCode.OK);

        await Change("nora.quill", "councillor");
        (await phone.Get("/break-glass")).Status.ShouldBe(HttpStatusCode.NotFound, "the role is gone, and so is the page");
        (await Facts("worker-authority-changed")).ShouldBe(1);
        await desk.Get("/account");
        (await desk.Post("/account?handler=Everywhere")).Location.ShouldBe("/sign-in");
        (await phone.Get("/desk")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Nobody_walks_in_where_it_is_not_offered()
    {
        using var nobody = _site.Visitor();
        (await nobody.Get("/sign-in")).Words.ShouldNotContain("Walk in");
        await nobody.Post("/sign-in", ("who", _site.People["dana.whitlock"].Id.ToString()));
        (await nobody.Get("/desk")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    private async Task<string> Invite(string who)
    {
        await using var db = _site.Partnership.Safeguarding();
        var keep = new KeepPeople(db, _site.Partnership.Abilities);
        Act Act() => LawfulStep.Operate.By(Actor.Operator("test"), "council", _site.Clock);
        var worker = await keep.Add(Act(), new AccountEntry("Nora Quill", who + "@merrowshire.example", "Social worker", "csc", "exploitation", ["social_worker"]));
        return new Uri((await keep.SendInvitation(Act(), worker))!).PathAndQuery;
    }

    private async Task Change(string who, string role)
    {
        await using var db = _site.Partnership.Safeguarding();
        var email = (who + "@merrowshire.example").ToUpperInvariant();
        var worker = await db.Set<Worker>().SingleAsync(w => w.NormalisedEmail == email);
        await new KeepPeople(db, _site.Partnership.Abilities).Change(LawfulStep.Operate.By(Actor.Operator("test"), "council", _site.Clock), worker, worker.Version,
            new AccountEntry(worker.Name, worker.Email, worker.JobTitle, worker.Agency, worker.Team, [role]));
    }

    private async Task<(string Email, string Secret, IReadOnlyList<string> Recovery)> Enrolled(string who)
    {
        var link = await Invite(who);
        using var visitor = _site.Visitor();
        await visitor.Get(link);
        await visitor.Post(link, ("Password", Password));
        var secret = Secret(await visitor.Get("/sign-in/authenticator"));
        var done = await visitor.Post("/sign-in/authenticator", ("Code", CodeNow(secret)));
        return (who + "@merrowshire.example", secret, done.Page.QuerySelectorAll("ul.bw-reference li").Select(l => l.TextContent).ToList());
    }

    private async Task<Visitor> WithPassword(string email, bool quietly = false)
    {
        var visitor = _site.Visitor();
        await visitor.Get("/sign-in");
        var answer = await visitor.Post("/sign-in?handler=Password", ("Email", email), ("Password", Password));
        if (!quietly) answer.Location.ShouldNotBeNull();
        await visitor.Get("/sign-in/code");
        return visitor;
    }

    private static string Error(Answer answer) => answer.Page.QuerySelector(".govuk-error-summary").ShouldNotBeNull().TextContent;

    private string CodeNow(string secret) => Totp.Code(secret, Totp.StepAt(_site.Clock.GetUtcNow()));

    private static string Secret(Answer page) => page.Page.QuerySelector("details .bw-reference")!.TextContent.Replace(" ", "", StringComparison.Ordinal);

    // Without what is random in each page, and without the address that was typed.
    private static string Plain(Answer answer) => (int)answer.Status + Regex.Replace(answer.Text, "(?:value|nonce)=\"[^\"]*\"", "", RegexOptions.None, TimeSpan.FromSeconds(1));

    private async Task<int> Facts(string name)
    {
        await using var db = _site.Partnership.Safeguarding();
        return await db.Set<StoredFact>().CountAsync(f => f.Name == name);
    }
}
