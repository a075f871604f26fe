using System.ComponentModel.DataAnnotations;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Storage;
using Breakwater.Safeguarding;
using Breakwater.Web.Access;
using Breakwater.Web.Appearance;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.Concerns;

/// <summary>Print or make a Word file of a record for a named recipient: a disclosure, with its reason, recorded before it leaves.</summary>
public abstract class CopyPage(SafeguardingDb db) : StaffPage(db)
{
    [BindProperty, Required(ErrorMessage = "Say who receives it"), StringLength(200, ErrorMessage = "The recipient must be 200 characters or fewer")]
    public string? Recipient { get; set; }

    [BindProperty, Required(ErrorMessage = "Say why they need it")]
    public string? Reason { get; set; }

    [BindProperty]
    public string Form { get; set; } = "paper";

    /// <summary>What is printed; null while it is asked for whom.</summary>
    public RecordCopy? Copy { get; private set; }

    public LawfulLine Lawful => LineOf(Step);

    public abstract string Reference { get; }

    /// <summary>The page of the record that is copied.</summary>
    protected abstract string Original { get; }

    /// <summary>What a copy is for and on what basis, unless somebody changes it.</summary>
    protected abstract LawfulStep Step { get; }

    public void OnGet() => Frame();

    public Task<IActionResult> OnPost() => Try(async () =>
    {
        var act = Changed(Step, Reason);
        if (string.IsNullOrWhiteSpace(Reason) || string.IsNullOrWhiteSpace(Recipient)) throw new RuleBroken("copy-why", "Say who receives it and why they need it.");
        var to = new CopyFor(Recipient.Trim(), Viewer.Name, Viewer.Agency, act.Purpose, act.At);
        var copy = await Made(to);
        var (fact, record) = Disclosed(Form == "word" ? "Word" : "paper", to);
        Db.Begin(act);
        Db.Record(fact, record);
        await Db.SaveChangesAsync();
        if (Form == "word") return File(WordFile.Of(copy), WordFile.ContentType, $"{Reference}.docx");
        Frame();
        Copy = copy;
        return Page();
    }, () =>
    {
        Frame();
        return Task.CompletedTask;
    });

    /// <summary>What stands in the copy.</summary>
    protected abstract Task<RecordCopy> Made(CopyFor to);

    /// <summary>What is recorded of it, and on which record.</summary>
    protected abstract (Fact Fact, IRecord Record) Disclosed(string form, CopyFor to);

    private void Frame() => (ViewData["Title"], ViewData["Back"]) = ("Copy of " + Reference, Original);
}
