using System.Diagnostics;
using System.Net;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Tests.Concerns;
using Breakwater.Web.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Report;

/// <summary>What no page offers, sent all the same.</summary>
public sealed class ForgedTests(Merrowshire county) : IClassFixture<Merrowshire>
{
    [Fact]
    public async Task One_report_says_a_sign_once_and_only_signs_that_there_are()
    {
        using var resident = new Resident(county.Site);
        await resident.Begins();
        await resident.Answers([("Words", "Forged signs."), .. Enumerable.Repeat(("Signs", "C14"), 900), ("Signs", "Rafe Tanner raw")]);
        await resident.Answers(("Area", "ashmere"), ("Where", "by the park"));
        await resident.Answers(("PersonAge", "about 14"));
        await resident.Answers(("Promise", "anonymous"), ("Reply", "receipt"));
        await resident.Sends();
        var digest = Receipt.Digest(resident.Receipt!, county.Site.Partnership.Partnership.Keys);
        (await county.Site.Ask(db => db.Concerns.SingleAsync(c => c.ReceiptDigest == digest))).Signs.ShouldBe("C14");
        using var owen = await county.Site.SignedInAs("owen.marsh");
        (await owen.Get("/briefing")).Words.ShouldNotContain("900");
    }

    [Theory]
    [InlineData("Input.Signs", "Rafe Tanner raw", "Choose the signs from the list")]
    [InlineData("Input.Area", "mars", "Choose the area from the list")]
    [InlineData("Input.About", "dragon", "Choose who or what it is about")]
    [InlineData("Input.OtherRole", "77", "")]
    [InlineData("Input.Channel", "77", "")]
    public async Task A_forged_log_is_refused(string field, string value, string sentence)
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        await owen.Get("/concerns/log");
        (string, string)[] good = [("Input.Channel", "Telephone"), ("Input.About", "child"), ("Input.Narrative", "Forged."), ("Input.OtherName", "Somebody Else")];
        var answer = await owen.Post("/concerns/log", [.. good.Where(g => g.Item1 != field), (field, value)]);
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        if (sentence.Length > 0) answer.Words.ShouldContain(sentence);
    }

    [Fact]
    public async Task A_choice_that_was_never_offered_breaks_nothing()
    {
        using var resident = new Resident(county.Site);
        await resident.Begins();
        await resident.Answers(("Words", "How do I know?"), ("Signs", "C20"));
        await resident.Visitor.Post("/report?handler=Keep", ("step", "where"), ("Answers.HowKnown", "zzz"));
        await resident.Opens();
        await resident.Answers(("Area", "ashmere"), ("Where", "by the park"), ("HowKnown", "zzz"));
        await resident.Answers(("PersonAge", "about 14"));
        await resident.Answers(("Promise", "anonymous"), ("Reply", "receipt"));
        resident.Page.Status.ShouldBe(HttpStatusCode.OK);
        await resident.Sends();
        resident.Receipt.ShouldNotBeNull();
    }

    [Fact]
    public void A_fault_of_missing_words_repeats_nothing_that_was_typed() =>
        Should.Throw<KeyNotFoundException>(() => new Breakwater.Web.Words.PublicWords("report", new Dictionary<string, string>(), new Dictionary<string, string>())["how.Rafe Tanner"]).Message.ShouldNotContain("Rafe");

    [Fact]
    public async Task A_storm_of_reports_from_one_place_is_slowed()
    {
        await using var site = await Breakwater.Testing.RunningBreakwater.Start();
        var brake = (Breakwater.Web.Pages.Report.ReportBrake)site.Services.GetService(typeof(Breakwater.Web.Pages.Report.ReportBrake))!;
        using var resident = await new Resident(site).FillsIn();
        for (var report = 0; report < 35; report++) brake.Sending(IPAddress.Loopback);
        var watch = Stopwatch.StartNew();
        await resident.Sends();
        resident.Receipt.ShouldNotBeNull();
        watch.Elapsed.ShouldBeGreaterThan(TimeSpan.FromSeconds(1.5));
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    [InlineData("TRACE")]
    [InlineData("OPTIONS")]
    [InlineData("POST")]
    public async Task A_method_that_a_page_does_not_take_answers_like_what_is_not_there_and_opens_nothing(string method)
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var id = await owen.Logs("Never sent.");
        var (path, record) = ("/concerns/" + id, Guid.Parse(id));
        await owen.Get("/desk");
        var answer = method == "POST" ? await owen.Post(path) : await owen.Ask(new HttpMethod(method), path);
        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        answer.Words.ShouldContain("This doesn't exist or isn't open to you");
        (await county.Site.Ask(db => db.Set<Kernel.Facts.StoredFact>().CountAsync(f => f.RecordId == record && f.IsLook))).ShouldBe(0);
    }
}
