using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Access.Unsent;

/// <summary>A form that somebody sent when their session was over: where it was going, and what was typed into it.</summary>
/// <param name="Key">The form's own key (<see cref="SentOnce"/>): sent on twice, it still changes things once.</param>
/// <param name="HadFile">A file was chosen, which is not kept.</param>
public sealed record UnsentForm(Guid Key, string Path, DateTime At, bool HadFile, IReadOnlyList<UnsentField> Fields);

public sealed record UnsentField(string Name, string Value);

/// <summary>
/// Keeps such forms, sealed like every draft, for the one worker whose session it was: the way to a form leads over their id,
/// so that whoever signs in next on the same computer finds nothing.
/// </summary>
public sealed class UnsentForms(SafeguardingDb db)
{
    /// <summary>Over a weekend with a bank holiday.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(4);

    /// <summary>How many forms one person can have here; each is as long as one sending may be, at most.</summary>
    public const int Most = 20;

    private const string Form = "unsent";
    private readonly Drafts _drafts = new(db);

    /// <returns>False: too many wait already, and this one was not kept.</returns>
    public async Task<bool> Keep(Id<Worker> worker, UnsentForm form)
    {
        if (await _drafts.CountOf(Form, worker.ToString()) >= Most) return false;
        await _drafts.Keep(Form, Token(worker, form.Key), form, Life, worker.ToString());
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // Pressed twice at the same moment: the other one was quicker, with the same words.
            db.GiveUp();
            return await _drafts.Find<UnsentForm>(Form, Token(worker, form.Key)) is not null;
        }
        return true;
    }

    public Task<IReadOnlyList<UnsentForm>> Of(Id<Worker> worker) => _drafts.AllOf<UnsentForm>(Form, worker.ToString());

    public async Task<bool> Wait(Id<Worker> worker) => await _drafts.CountOf(Form, worker.ToString()) > 0;

    /// <summary>It was sent, or is thrown away.</summary>
    public async Task Forget(Id<Worker> worker, Guid key)
    {
        db.GiveUp();
        await _drafts.Forget(Form, Token(worker, key));
        await db.SaveChangesAsync();
    }

    private static string Token(Id<Worker> worker, Guid key) => $"{worker}|{key:N}";
}
