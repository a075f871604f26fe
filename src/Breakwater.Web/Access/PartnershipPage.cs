using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Breakwater.Web.Access;

/// <summary>
/// A page on one side of the wall: binds, calls one use case, redirects. <see cref="Try"/> turns a broken rule or a
/// second writer into a sentence above the form, with everything typed still in it.
/// </summary>
public abstract class PartnershipPage<TDb>(TDb db) : PageModel where TDb : PartnershipDb
{
    /// <summary>The version of the record that the form was filled in from.</summary>
    [BindProperty]
    public int Version { get; set; }

    protected TDb Db { get; } = db;

    /// <summary>Short name of the rule that refused this form; null when none did.</summary>
    public string? BrokenRule { get; private set; }

    public Viewer Viewer => HttpContext.Viewer();

    public TimeProvider Clock => Db.Partnership.Clock;

    protected NotOpen NotOpen() => new(Db.Partnership.Configuration.Hub);

    /// <summary>An Act of the viewer for a routine step.</summary>
    protected Act ActFor(LawfulStep step, string? reason = null) => step.By(Viewer, Clock, reason);

    /// <summary>
    /// Does <paramref name="work"/> and goes on to where it says; when a rule forbids it, or the form has faults, draws the
    /// page again with what was typed. <paramref name="redraw"/> fills what the page shows.
    /// </summary>
    protected async Task<IActionResult> Try(Func<Task<IActionResult>> work, Func<Task> redraw)
    {
        if (ModelState.IsValid)
        {
            try
            {
                return await work();
            }
            catch (RuleBroken broken)
            {
                BrokenRule = broken.Rule;
                ModelState.AddModelError(RuleFields.Of(broken.Rule, Request), broken.Message);
            }
            catch (SecondWriter second)
            {
                ModelState.AddModelError("", second.Message);
                ModelState.Remove(nameof(Version));
                Version = second.Record.Version;
            }
            Db.GiveUp();
        }
        Response.StatusCode = Microsoft.AspNetCore.Http.StatusCodes.Status422UnprocessableEntity;
        await redraw();
        return Page();
    }

    /// <summary>
    /// Where the browser is going to be sent, said before saving: it is stored with the act, so that a second sending of the
    /// form leads there without a transaction of its own.
    /// </summary>
    protected void GoesTo(string address)
    {
        if (HttpContext.Items[typeof(IdempotencyKey)] is IdempotencyKey key) key.Answer = address;
    }

    /// <summary>
    /// True where this request tried <paramref name="act"/> (a handler, or the last part of the address) and the page is drawn
    /// again: what was folded away then stands open, with the box that is to be mended.
    /// </summary>
    public bool Tried(string act) => Microsoft.AspNetCore.Http.HttpMethods.IsPost(Request.Method)
        && (string.Equals(Request.Query["handler"], act, StringComparison.OrdinalIgnoreCase) || Request.Path.Value!.EndsWith("/" + act, StringComparison.OrdinalIgnoreCase));

    /// <summary>A line on the next page: "Done: …".</summary>
    protected void Done(string words) => TempData["Done"] = words;
}
