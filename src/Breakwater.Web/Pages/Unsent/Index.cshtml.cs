using System.Text.RegularExpressions;
using Breakwater.Safeguarding;
using Breakwater.Web.Access;
using Breakwater.Web.Access.Unsent;
using Breakwater.Web.Appearance;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.Unsent;

/// <summary>What somebody typed and sent when their session was over: to read, to send on, or to throw away. Their own alone.</summary>
[Needs("see_home")]
public sealed partial class IndexModel(SafeguardingDb db, PageFrame frame) : StaffPage(db)
{
    private readonly UnsentForms _forms = new(db);

    public IReadOnlyList<UnsentForm> Kept { get; private set; } = [];

    public async Task OnGet() => Kept = await _forms.Of(Viewer.WorkerId);

    public async Task<IActionResult> OnPost(Guid key)
    {
        await _forms.Forget(Viewer.WorkerId, key);
        Done("Thrown away.");
        return LocalRedirect("/unsent");
    }

    /// <summary>The page that it was typed on: by its title, or by its name in the menu, where it has one.</summary>
    public string Place(UnsentForm form)
    {
        var path = form.Path.Split('?')[0];
        return AskedWords.OfPages.Of(path) ?? frame.Navigation.FirstOrDefault(l => l.Href == path)?.Text ?? OfARecord(form.Path) ?? "The page " + path;
    }

    /// <summary>The record that a form was about, for whoever wants to read it before they send; null where it was about none.</summary>
    public static string? Record(UnsentForm form) =>
        form.Path.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries) is [var kind, var id, _] && Guid.TryParse(id, out _) ? $"/{kind}/{id}" : null;

    // An act has no page of its own to be named by: what it would do is said, so that nobody sends a decline for an acceptance.
    private static string? OfARecord(string path)
    {
        if (path.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries) is not [var kind, var id, var act] || !Guid.TryParse(id, out _)) return null;
        var of = kind switch { "concerns" => "Concern", "referrals" => "Referral", "checks" => "Check", _ => null };
        // A page's second button is another act than its first.
        var handler = path.IndexOf("handler=", StringComparison.OrdinalIgnoreCase) is var at and >= 0 ? path[(at + "handler=".Length)..] : "";
        var does = (act + handler) switch
        {
            "acceptDecline" => "to decline it",
            "countersignRefuse" => "to send the decision back, unsigned",
            "decideWithdraw" => "to take the proposal back",
            "decide" => "to decide",
            "countersign" => "the second name",
            "ask" => "to ask agencies",
            "write" => "to write to whoever told us",
            "urgent" => "to mark it urgent",
            "told" => "to record who was told",
            "pause" => "to pause the clock",
            "address" => "to protect an address",
            "reopen" => "to open it again",
            "link" => "to link it with another, or not",
            "accept" => "to accept it",
            "withdraw" => "to take it back",
            _ => null,
        };
        return of is null || does is null ? null : $"{of}: {does}";
    }

    /// <summary>What a person typed or chose, in the words of its page: without the numbers that a page sends along for itself.</summary>
    public IEnumerable<(string Question, string Answer)> Typed(UnsentForm form) => form.Fields
        .Where(f => !string.IsNullOrWhiteSpace(f.Value) && f.Value != "false" && !f.Name.EndsWith("Version", StringComparison.Ordinal) && !f.Name.EndsWith("ReadAt", StringComparison.Ordinal) && !Guid.TryParse(f.Value, out _))
        .GroupBy(f => Whole(f.Name))
        .Select(g => (AskedWords.OfPages.Of(form.Path, g.Key) ?? Spoken(g.Key), string.Join(g.First().Name == g.Key ? "\n" : " ", g.Select(f => Answer(form.Path, f)))));

    private string Answer(string path, UnsentField field) =>
        AskedWords.OfPages.Of(path, field.Name, field.Value) ?? AnswerWords.Of(Db.Partnership.Configuration, field.Name, field.Value) ?? (field.Value == "true" ? "Yes" : field.Value);

    // A date is sent in its parts: "Input.Born.Day" belongs to "Input.Born".
    private static string Whole(string name) => name.LastIndexOf('.') is > 0 and var dot && name[dot..] is ".Day" or ".Month" or ".Year" ? name[..dot] : name;

    // "Input.HowKnown" is "How known".
    private static string Spoken(string name)
    {
        var words = Capital().Replace(name.Split('.')[^1], " $0").Trim().ToLowerInvariant();
        return words.Length == 0 ? name : char.ToUpperInvariant(words[0]) + words[1..];
    }

    [GeneratedRegex("(?<=[a-z])[A-Z]", RegexOptions.None, 200)]
    private static partial Regex Capital();
}
