using System.Security.Cryptography;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Configuration;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Pages.Report;
using Breakwater.Web.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Professional;

/// <summary>
/// The professional form, whoever fills it in: a signed-in partner or a school by its link. Both pages say where the
/// draft lies and who sends it; everything between is the same.
/// </summary>
public abstract class ProfessionalForm(SafeguardingDb db, WordShelf shelf) : PageModel
{
    private readonly Drafts _drafts = new(db);

    public ProfessionalAnswers Answers { get; private set; } = new();

    /// <summary>Somebody who is being added to the people involved.</summary>
    public PersonTyped Person { get; private set; } = new();

    public PublicWords W { get; } = shelf["professional"];

    public PartnershipConfiguration Configuration => Db.Partnership.Configuration;

    /// <summary>The section that is open; null on the task list.</summary>
    public string? Section { get; private set; }

    public abstract string AgencyKind { get; }

    /// <summary>The address of the task list; sections lie below it.</summary>
    public abstract string Root { get; }

    public IReadOnlyList<string> AllSections => Sections.For(AgencyKind, HasAccount);

    /// <summary>False for a school by its link: it then says who is writing.</summary>
    public virtual bool HasAccount => true;

    protected SafeguardingDb Db { get; } = db;

    /// <summary>The form's name and the secret that leads to the draft.</summary>
    protected abstract (string Form, string Token, TimeSpan Life) Draft { get; }

    // Where nobody is named there is nobody to tell.
    public bool IsDone(string section) => (Answers.Saved.Contains(section) || (section == Sections.Told && !Answers.Asks(nameof(Answers.PersonKnows)))) && Faults(section).Count == 0;

    /// <summary>"Save and go on" goes on: to the next section that has to be filled in and isn't; else to the list.</summary>
    private string? Next(string section) => Sections.IsNeeded(section) ? AllSections.FirstOrDefault(s => Sections.IsNeeded(s) && !IsDone(s)) : null;

    protected async Task Load(string? section)
    {
        Section = section;
        Answers = await _drafts.Find<ProfessionalAnswers>(Draft.Form, Draft.Token) ?? Answers;
        Person = Answers.Adding ?? Person;
    }

    /// <summary>Takes in one section: keeps all that was typed, then says what is wrong with it.</summary>
    protected async Task<IActionResult> TakeIn(string section, string? add, int? remove)
    {
        if (!AllSections.Contains(section)) return LocalRedirect(Root);
        await Bind(section);
        var done = section == Sections.People ? ChangePeople(add is not null, remove) : Check(section);
        await Keep();
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        return LocalRedirect(!done ? $"{Root}/{section}" : Next(section) is { } next ? $"{Root}/{next}" : Root);
    }

    /// <summary>Where script runs, a section is kept while somebody types in it.</summary>
    protected async Task<IActionResult> KeepTyped(string section)
    {
        if (!AllSections.Contains(section)) return NotFound();
        await Bind(section);
        if (section == Sections.People) Answers.Adding = Person.IsEmpty ? null : Person;
        await Keep();
        return StatusCode(StatusCodes.Status204NoContent);
    }

    /// <summary>Sends it: the draft goes in the same transaction as the concern comes.</summary>
    protected async Task<Reported?> SendIn(Channel channel, Func<ReportInput, Task<Reported>> send)
    {
        await Load(null);
        foreach (var section in AllSections.Where(s => Sections.IsNeeded(s) ? !IsDone(s) : Faults(s).Count > 0))
            ModelState.AddModelError("section-" + section, W.Say("fault.section", W[$"section.{section}"]));
        if (!ModelState.IsValid) return null;
        await _drafts.Forget(Draft.Form, Draft.Token);
        return await send(ToProfessionalReport.From(Answers, channel, W));
    }

    /// <summary>Throws away what was typed.</summary>
    protected async Task ThrowAway()
    {
        await _drafts.Forget(Draft.Form, Draft.Token);
        await Db.SaveChangesAsync();
    }

    private async Task Bind(string section)
    {
        await Load(section);
        var (fields, about) = (Sections.Fields(section), Answers.About);
        if (section == Sections.Worry) Answers.Signs = [];
        await TryUpdateModelAsync(Answers, "Answers", property => fields.Contains(property.Name));
        Person = new PersonTyped();
        if (section == Sections.People) await TryUpdateModelAsync(Person, "Person");
        ModelState.Clear();
        Tidied.All(Answers);
        Tidied.All(Person);
        if (!Answers.Saved.Contains(section)) Answers.Saved.Add(section);
        // What was ticked for another kind is looked at again before it is sent.
        if (Answers.About is { } now && now != about && SignGroups.OfAnotherKind(Configuration, now, Answers.Signs).Any()) Answers.Saved.Remove(Sections.Worry);
    }

    private bool Check(string section)
    {
        foreach (var (field, sentence) in Faults(section)) ModelState.AddModelError("Answers." + field, sentence);
        return true;
    }

    // Somebody typed in and not yet added is added by "Save and continue" as well.
    private bool ChangePeople(bool more, int? remove)
    {
        if (remove is { } at && at >= 0 && at < Answers.People.Count)
        {
            Answers.People.RemoveAt(at);
            Answers.Adding = Person.IsEmpty ? null : Person;
            return false;
        }
        Answers.Adding = null;
        if (Person.IsEmpty && !more) return true;
        foreach (var (field, sentence) in NewFaults().Of(Person)) ModelState.AddModelError("Person." + field, sentence);
        if (ModelState.IsValid) Answers.People.Add(Person);
        else if (!Person.IsEmpty) Answers.Adding = Person;
        return !more;
    }

    private IReadOnlyList<(string Field, string Sentence)> Faults(string section) => NewFaults().Of(section, Answers);

    private ProfessionalFaults NewFaults() => new(W, Configuration, LondonTime.Today(Db.Partnership.Clock));

    private async Task Keep()
    {
        try
        {
            await Save();
        }
        catch (Exception fault) when (fault is DbUpdateException or CryptographicException)
        {
            // Kept while typing and saved by the button at the same moment, for the first time: the later one stays.
            Db.GiveUp();
            await Save();
        }

        async Task Save()
        {
            await _drafts.Keep(Draft.Form, Draft.Token, Answers, Draft.Life, Draft.Form);
            await Db.SaveChangesAsync();
        }
    }
}
