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

    /// <summary>The page that it was typed on, by its name in the menu where it has one.</summary>
    public string Place(UnsentForm form) => frame.Navigation.FirstOrDefault(l => l.Href == form.Path.Split('?')[0])?.Text ?? "The page " + form.Path.Split('?')[0];

    /// <summary>What a person typed or chose, without the numbers that a page sends along for itself.</summary>
    public static IEnumerable<(string Name, string Value)> Typed(UnsentForm form) => form.Fields
        .Where(f => !string.IsNullOrWhiteSpace(f.Value) && f.Value != "false" && !f.Name.EndsWith("Version", StringComparison.Ordinal) && !f.Name.EndsWith("ReadAt", StringComparison.Ordinal) && !Guid.TryParse(f.Value, out _))
        .GroupBy(f => f.Name, f => f.Value == "true" ? "Yes" : f.Value)
        .Select(g => (Spoken(g.Key), string.Join(", ", g)));

    // "Input.HowKnown" is "How known"; of a date, the field and its part.
    private static string Spoken(string name)
    {
        var parts = name.Split('.');
        var words = parts is [.., var field, "Day" or "Month" or "Year"] ? $"{field} {parts[^1]}" : parts[^1];
        words = Capital().Replace(words, " $0").Trim().ToLowerInvariant();
        return words.Length == 0 ? name : char.ToUpperInvariant(words[0]) + words[1..];
    }

    [GeneratedRegex("(?<=[a-z])[A-Z]", RegexOptions.None, 200)]
    private static partial Regex Capital();
}
