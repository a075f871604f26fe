using System.Text.Json;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Breakwater.Web.Appearance;
using Breakwater.Web.Pages.Concerns;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Checks;

/// <summary>
/// An agency answers a check: it sees the least that finds the person, the question, whether it is safe to call the family and whom to
/// ring about it, and nothing else of the concern.
/// </summary>
[Needs("answer_check"), ForCheck]
public sealed class AnswerModel(SafeguardingDb db) : StaffPage(db)
{
    [BindProperty] public CheckAnswerKind? Answer { get; set; }

    [BindProperty] public string? Words { get; set; }

    [BindProperty] public string? Pointer { get; set; }

    /// <summary>The purpose for which the hub may hand the answer on; null: for none.</summary>
    [BindProperty] public string? PassOnFor { get; set; }

    public AgencyCheck Check { get; private set; } = null!;

    public CheckQuestion Asked { get; private set; } = new("", "");

    /// <summary>The law on sharing is another one for an adult.</summary>
    public bool AboutAdult { get; private set; }

    /// <summary>Whether it is safe to call or write to the family, as far as somebody said; nothing that whoever told us said of themselves.</summary>
    public string? SafeForFamily { get; private set; }

    public bool ContactIsDangerous => SheetWords.SoundsDangerous(SafeForFamily);

    /// <summary>The front door that asks, and its numbers.</summary>
    public string Responsible { get; private set; } = "";

    public DueTag Due { get; private set; } = null!;

    /// <summary>The line of purpose and basis, as it is for an answer that holds something: they say which law it stays under.</summary>
    public LawfulLine Lawful => LineOf(AnswerCheck.StepOf(Db.Partnership.Configuration, Check.Agency, Answer ?? CheckAnswerKind.HeldAndShared, AboutAdult ? "adult" : "child"));

    /// <summary>What the answer is marked with, here as at home.</summary>
    public string? Held => Check.AnswerText is null ? null : Marks.Held(Db.Partnership.Configuration, Check.Agency, Check.AnswerRegime);

    public IEnumerable<SelectListItem> Purposes => Db.Partnership.Configuration.Purposes.Select(p => new SelectListItem(p.Words, p.Code));

    public string Agency => Db.Partnership.Configuration.AskedOf(Check.Agency, Check.Team).Name;

    /// <summary>Police may point to what they hold instead of sharing it: law-enforcement material stays with them.</summary>
    public bool MayPoint => Db.Partnership.Configuration.AgencyOf(Check.Agency).Kind == "police";

    public string Given => AnswerCheck.Words(Check.Answer, Check.PointerOnly);

    public Task OnGet() => Draw();

    public Task<IActionResult> OnPost() => Try(async () =>
    {
        var check = HttpContext.Check();
        var kind = Answer ?? throw new RuleBroken("check-answer", "Choose what you hold.");
        var police = Db.Partnership.Configuration.AgencyOf(check.Agency).Kind == "police";
        var pointer = police && kind == CheckAnswerKind.HeldAndShared && string.IsNullOrWhiteSpace(Words) && !string.IsNullOrWhiteSpace(Pointer);
        var held = police && kind == CheckAnswerKind.HeldAndShared && !pointer && !string.IsNullOrWhiteSpace(Pointer) ? $"{Words}\n\nReference, and whom to ring: {Pointer}" : Words;
        var about = await Db.Concerns.Where(c => c.Id == check.ConcernId).Select(c => c.About).SingleAsync();
        await new AnswerCheck(Db).Do(Changed(AnswerCheck.StepOf(Db.Partnership.Configuration, check.Agency, kind, about)), Viewer, check, Version, kind,
            pointer ? Pointer : held, pointer, kind == CheckAnswerKind.HeldAndShared ? PassOnFor : null);
        Done("Your answer is with the hub. Thank you.");
        return LocalRedirect("/checks");
    }, Draw);

    private async Task Draw()
    {
        var id = HttpContext.Check().Id;
        Check = await Db.Checks.AsNoTracking().SingleAsync(c => c.Id == id);
        (Version, ViewData["Title"], ViewData["Wide"], ViewData["Back"]) = (Check.Version, "Check", true, "/checks");
        ModelState.Remove(nameof(Version));
        Asked = CheckQuestion.Read(await Db.Unseal(Check.ConcernId.Value, "checks.identifiers", Check.Identifiers) ?? "");
        var of = await Db.Concerns.Where(c => c.Id == Check.ConcernId)
            .Select(c => new { c.About, c.FrontDoor, c.Circumstances, Reporter = Db.Reporters.Where(r => r.ConcernId == c.Id).Select(r => r.SafeContact).FirstOrDefault() }).SingleAsync();
        (AboutAdult, Responsible) = (of.About == "adult", SheetWords.Ring(Db.Partnership.Configuration, of.FrontDoor));
        var around = await Db.Unseal(Check.ConcernId.Value, "concerns.circumstances", of.Circumstances);
        var family = around is null ? null : JsonSerializer.Deserialize<Circumstances>(around)?.SafeToContact;
        SafeForFamily = family == await Db.Unseal(Check.ConcernId.Value, "reporters.safe_contact", of.Reporter) ? null : family;
        Due = Check.AnsweredAt is { } at ? DueTag.Met(Check.DueAt, at) : DueTag.Running(Check.DueAt, Clock.Instant());
    }
}
