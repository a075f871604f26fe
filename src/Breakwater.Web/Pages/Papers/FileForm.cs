using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Scrutiny.Committees;
using Breakwater.Scrutiny.Meetings;
using Breakwater.Web.Appearance.Fields;
using Microsoft.AspNetCore.Http;

namespace Breakwater.Web.Pages.Papers;

/// <summary>A file that an officer attaches to an item, open or kept from the public.</summary>
public sealed class FileForm
{
    public Id<Item>? Item { get; set; }

    public IFormFile? Upload { get; set; }

    public string? PublicName { get; set; }

    public bool Kept { get; set; }

    public string? Paragraphs { get; set; }

    public string? Reason { get; set; }

    public string? Balance { get; set; }

    public TypedDate ReviewOn { get; set; } = new();

    /// <summary>The mark that keeps it from the public; null where it is open.</summary>
    public Restriction? Restriction(Jurisdiction jurisdiction, DateOnly meeting, DateOnly today) => !Kept ? null : Scrutiny.Meetings.Restriction.Exempt(jurisdiction,
        meeting < new DateOnly(2006, 3, 1) ? ScheduleEra.Before2006 : ScheduleEra.Since2006,
        (Paragraphs ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(p => int.TryParse(p, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : -1).ToList(),
        Reason ?? "", Balance ?? "", ReviewOn.Value ?? today.AddYears(1), today);

    public async Task<(string Name, byte[] Bytes)> Given()
    {
        if (Upload is not { } file) throw new RuleBroken("file-none", "Choose a file.");
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        return (Path.GetFileName(file.FileName), bytes.ToArray());
    }
}
