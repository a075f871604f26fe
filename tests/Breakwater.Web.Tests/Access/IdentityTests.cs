using System.Net;
using System.Text.RegularExpressions;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Outbox;
using Breakwater.Testing;
using Breakwater.Web.Tests.Access.Matrix;
using Breakwater.Web.Tests.Concerns;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Access;

/// <summary>Who told us opens to the guardian on duty, with a reason, and to nobody else by any path.</summary>
public sealed partial class IdentityTests : IAsyncLifetime
{
    private const string Reason = "The court ordered it this morning, order 12 of 2026";
    private RunningBreakwater _site = null!;
    private Planted _planted = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await RunningBreakwater.Start();
        _planted = new Planted(_site);
        await _planted.PlantFor(_site.People["grace.okafor"]);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private PlantedConcern Plain => _planted.Concerns.Find(c => c.Relation == "none")!;

    [Fact]
    public async Task The_guardian_opens_it_with_a_reason_that_is_stored_first()
    {
        using var grace = await _site.SignedInAs("grace.okafor");
        await grace.Get("/identities");
        var refused = await grace.Post("/identities", ("Reference", Plain.Reference), ("Reason", "because"));
        refused.Text.ShouldNotContain("identmark");
        var opened = await grace.Post("/identities", ("Reference", Plain.Reference), ("Reason", Reason));
        opened.Text.ShouldContain($"identmark{Plain.Number}z");
        opened.Headers["Cache-Control"].ShouldContain("no-store");
        await using var db = _site.Partnership.Safeguarding();
        (await db.Set<StoredFact>().CountAsync(f => f.Name == "identity-opened" && f.RecordId == Plain.Id.Value)).ShouldBe(1);
    }

    [Fact]
    public async Task A_reference_that_opens_nothing_loses_no_reason()
    {
        using var grace = await _site.SignedInAs("grace.okafor");
        await grace.Get("/identities");
        var answer = await grace.Post("/identities", ("Reference", "C-4F7K-92QXH"), ("Reason", Reason));
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Words.ShouldContain("No concern with this reference exists, or it isn’t open to you");
        answer.Page.QuerySelector("textarea[name=Reason]")!.TextContent.Trim().ShouldBe(Reason);
    }

    [Fact]
    public async Task The_deputy_opens_it_only_when_the_first_could_not_be_reached()
    {
        var grace = _site.People["grace.okafor"].Id;
        var before = await Count<Notice>(n => n.WorkerId == grace);
        using var neil = await _site.SignedInAs("neil.ashworth");
        await neil.Get("/identities");
        (await neil.Post("/identities", ("Reference", Plain.Reference), ("Reason", Reason))).Page.QuerySelector(".govuk-error-summary a[href='#OthersNotReached']")!.TextContent.ShouldContain("Grace Okafor comes before you on the rota");
        (await neil.Post("/identities", ("Reference", Plain.Reference), ("Reason", Reason), ("OthersNotReached", "true"))).Text.ShouldContain($"identmark{Plain.Number}z");
        (await Count<Notice>(n => n.WorkerId == grace)).ShouldBe(before + 1);
    }

    [Fact]
    public async Task The_hub_manager_opens_it_when_a_life_is_at_risk_and_the_guardians_are_told()
    {
        // The site is shared with other tests: what counts is what this opening adds.
        var mails = await Count<OutboxMail>(m => m.To.StartsWith("grace") || m.To.StartsWith("neil"));
        var openings = await Count<StoredFact>(f => f.Name == "identity-opened-in-emergency");
        using var dana = await _site.SignedInAs("dana.whitlock");
        (await dana.Get("/identities")).Status.ShouldBe(HttpStatusCode.NotFound);
        const string Ring = "Ring the identity guardians first: Grace Okafor.*Neil Ashworth";
        (await dana.Get("/identities/emergency")).Words.ShouldMatch(Ring, "in the rota's order");
        var refused = await dana.Post("/identities/emergency", ("Reference", Plain.Reference), ("Reason", Reason));
        refused.Page.QuerySelector(".govuk-error-summary a[href='#LifeAtRisk']")!.TextContent.ShouldContain("only when somebody's life is at risk");
        refused.Page.QuerySelector("#LifeAtRisk-error").ShouldNotBeNull();
        refused.Words.ShouldMatch(Ring);
        (await dana.Post("/identities/emergency", ("Reference", Plain.Reference), ("Reason", Reason), ("LifeAtRisk", "true"))).Text.ShouldContain($"identmark{Plain.Number}z");
        (await Count<OutboxMail>(m => m.To.StartsWith("grace") || m.To.StartsWith("neil"))).ShouldBe(mails + 2);
        (await Count<StoredFact>(f => f.Name == "identity-opened-in-emergency")).ShouldBe(openings + 1);
    }

    [Fact]
    public async Task The_guardian_passes_the_hubs_message_on_and_the_hub_reads_the_answer_without_the_name()
    {
        using var owen = await _site.SignedInAs("owen.marsh");
        using var grace = await _site.SignedInAs("grace.okafor");
        var id = await owen.Logs("A neighbour rang about the flat.", ("Input.CallerName", "Ida Penhallow"), ("Input.CallerPhone", "01632 960777"), ("Input.TakeIt", "true"));
        var reference = (await _site.Stored(id)).Reference;
        var page = await owen.Get($"/concerns/{id}");
        var version = page.Page.QuerySelector("form[action$='handler=Guardian'] input[name=Version]")!.GetAttribute("value")!;
        (await owen.Post($"/concerns/{id}/write?handler=Guardian", ("Version", version), ("In.ForGuardian", " "))).Words.ShouldContain("Write what the identity guardian is to ask");
        await owen.Post($"/concerns/{id}/write?handler=Guardian", ("Version", version), ("In.ForGuardian", "Did the van come back on Sunday?"));
        (await owen.Get($"/concerns/{id}")).Words.ShouldContain("Waits for the identity guardian");

        var desk = await grace.Get("/desk");
        desk.Words.ShouldContain($"Pass on a message about {reference}");
        desk.Text.ShouldNotContain("van come back");
        (await grace.Get($"/identities?of={id}")).Text.ShouldNotContain("van come back", Case.Sensitive, "nothing of it before the opening is recorded");
        var opened = await grace.Post("/identities", ("Reference", reference), ("Reason", "To pass on the hub's question"));
        opened.Words.ShouldContain("Ida Penhallow");
        opened.Words.ShouldContain("Did the van come back on Sunday?");
        opened.Text.ShouldNotContain("about the flat");
        var kept = await grace.Post("/identities?handler=Passed", ("PassedFor", reference), ("Said", "It came twice."));
        kept.Words.ShouldContain("Say whether you spoke with them");
        kept.Words.ShouldContain("It came twice.");
        await grace.Post("/identities?handler=Passed", ("PassedFor", reference), ("Outcome", "Told"), ("Said", "It came twice."));
        (await grace.Get("/desk")).Words.ShouldNotContain($"Pass on a message about {reference}");
        // The other guardian had the form open and spoke with them too: nothing of it is lost.
        using var neil = await _site.SignedInAs("neil.ashworth");
        await neil.Get("/identities");
        (await neil.Post("/identities?handler=Passed", ("PassedFor", reference), ("Outcome", "Told"))).Page.QuerySelector("select[name=PassedFor] option")!.TextContent.ShouldBe(reference);
        (await neil.Post("/identities?handler=Passed", ("PassedFor", reference), ("Outcome", "Told"), ("Said", "And on Monday."))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await grace.Post("/identities?handler=Passed", ("PassedFor", Plain.Reference), ("Outcome", "Told"), ("Said", "Nobody asked."))).Status.ShouldBe(HttpStatusCode.NotFound);

        var answered = await owen.Get($"/concerns/{id}");
        answered.Words.ShouldContain("It came twice.");
        answered.Words.ShouldContain("And on Monday.");
        answered.Words.ShouldContain("Owen Marsh, by way of the identity guardian");
        answered.Words.ShouldContain("Whoever told us, as Grace Okafor brought it");
        answered.Words.ShouldContain("Grace Okafor, identity guardian, passed the hub's message on");
        answered.Text.ShouldNotContain("Penhallow");
        (await owen.Get("/desk")).Words.ShouldContain($"The identity guardian spoke with whoever told us about {reference}");

        await owen.Post($"/concerns/{id}/write?handler=Guardian", ("Version", $"{(await _site.Stored(id)).Version}"), ("In.ForGuardian", "Thank them."));
        await grace.Get("/identities");
        await grace.Post("/identities?handler=Passed", ("PassedFor", reference), ("Outcome", "NotReached"), ("Said", "No answer at noon."));
        (await owen.Get($"/concerns/{id}")).Words.ShouldContain("Grace Okafor, identity guardian, who could not reach them");
    }

    [Fact]
    public async Task Nobody_is_asked_to_reach_whoever_left_no_name_and_who_is_no_guardian_passes_nothing_on()
    {
        using var owen = await _site.SignedInAs("owen.marsh");
        using var dana = await _site.SignedInAs("dana.whitlock");
        var id = await owen.Logs("Somebody without a name rang.", ("Input.TakeIt", "true"));
        (await owen.Get($"/concerns/{id}")).Page.QuerySelector("form[action$='handler=Guardian']").ShouldBeNull();
        var version = (await _site.Stored(id)).Version;
        (await owen.Post($"/concerns/{id}/write?handler=Guardian", ("Version", $"{version}"), ("In.ForGuardian", "Ring them"))).Words.ShouldContain("They left no name and no way to find them");
        await dana.Get("/desk");
        (await dana.Post("/identities?handler=Passed", ("PassedFor", (await _site.Stored(id)).Reference), ("Outcome", "Told"), ("Said", "x"))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("conflict")]
    [InlineData("sealed, own and team")]
    public async Task Conflict_and_seal_hold_for_the_guardian_too(string relation)
    {
        using var grace = await _site.SignedInAs("grace.okafor");
        await grace.Get("/identities");
        async Task<string> Answer(string reference)
        {
            await grace.Get("/identities");
            var answer = await grace.Post("/identities", ("Reference", reference), ("Reason", Reason));
            answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
            answer.Text.ShouldNotContain("identmark");
            // What differs for any two sendings: the tokens of the forms and of the script, and the reference that was typed.
            return OnlyOnce().Replace(PlantedCounty.Whole(answer), "").Replace(reference, "", StringComparison.Ordinal);
        }
        (await Answer(_planted.Concerns.Find(c => c.Relation == relation)!.Reference)).ShouldBe(await Answer("C-0000-00009"));
    }

    [Fact]
    public void Only_one_place_in_the_program_asks_for_the_key_of_identities()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Breakwater.slnx"))) root = Path.GetDirectoryName(root)!;
        Directory.EnumerateFiles(Path.Combine(root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && File.ReadAllText(f) is var text && text.Contains("Unseal(", StringComparison.Ordinal) && text.Contains("KeyClass.Identity", StringComparison.Ordinal))
            .Select(Path.GetFileName).Where(f => f is not ("PartnershipDb.cs" or "RecordKey.cs")).ShouldBe(["OpenIdentity.cs"]);
    }

    [GeneratedRegex("(?<=name=\"__[A-Za-z]+\"( type=\"hidden\")? value=\")[^\"]*|(?<=nonce[=-]\"?)[0-9a-f]{32}", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex OnlyOnce();

    private async Task<int> Count<T>(System.Linq.Expressions.Expression<Func<T, bool>> which) where T : class
    {
        await using var db = _site.Partnership.Safeguarding();
        return await db.Set<T>().CountAsync(which);
    }
}
