using System.ComponentModel.DataAnnotations;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Breakwater.Web.Appearance;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Concerns;

/// <summary>Print or make a Word file of a concern for a named recipient: a disclosure, with its reason, recorded before it leaves.</summary>
[Needs("export_concern"), ForConcern]
public sealed class CopyModel(SafeguardingDb db, AbilityTable abilities) : StaffPage(db)
{
    [BindProperty, Required(ErrorMessage = "Say who receives it"), StringLength(200, ErrorMessage = "The recipient must be 200 characters or fewer")]
    public string? Recipient { get; set; }

    [BindProperty, Required(ErrorMessage = "Say why they need it")]
    public string? Reason { get; set; }

    /// <summary>Purpose and basis when somebody chose "change": what an agency gave for this purpose goes into the copy.</summary>
    [BindProperty]
    public string? Purpose { get; set; }

    [BindProperty]
    public string? Basis { get; set; }

    public LawfulLine Lawful => new(Db.Partnership.Configuration, LawfulStep.Share.About(HttpContext.Concern().About), Purpose, Basis);

    [BindProperty]
    public string Form { get; set; } = "paper";

    public ConcernCopy? Copy { get; private set; }

    public string Reference => HttpContext.Concern().Reference;

    public void OnGet() => Frame();

    public Task<IActionResult> OnPost() => Try(async () =>
    {
        var concern = HttpContext.Concern();
        Db.Partnership.Configuration.CheckKnown(Purpose, Basis);
        var act = ActFor(LawfulStep.Share.About(concern.About).Changed(Purpose, Basis), Reason);
        if (string.IsNullOrWhiteSpace(Reason) || string.IsNullOrWhiteSpace(Recipient)) throw new RuleBroken("copy-why", "Say who receives it and why they need it.");
        var sheet = await ConcernSheet.Read(Db, abilities, Viewer, concern, []);
        var referrals = new List<CopiedReferral>();
        foreach (var r in await Db.Referrals.AsNoTracking().Where(r => r.ConcernId == concern.Id).OrderBy(r => r.OfferedAt).ToListAsync())
            referrals.Add(new CopiedReferral(r.Reference, SheetWords.Status(r.Status), await Db.Unseal(r.Id.Value, "referrals.summary", r.Summary) ?? "", r.FromAgency, r.Regime));
        var copy = ConcernCopy.Of(sheet, referrals, act.Purpose, Recipient!.Trim(), Viewer.Name, act.At);
        Db.Begin(act);
        Db.Record(new ConcernExported(Viewer.Name, Form == "word" ? "Word" : "paper", Recipient!.Trim()), concern);
        await Db.SaveChangesAsync();
        if (Form == "word") return File(WordFile.Of(copy), WordFile.ContentType, $"{concern.Reference}.docx");
        Frame();
        Copy = copy;
        return Page();
    }, () =>
    {
        Frame();
        return Task.CompletedTask;
    });

    private void Frame() => (ViewData["Title"], ViewData["Back"]) = ("Copy of " + Reference, "/concerns/" + HttpContext.Concern().Id);
}
