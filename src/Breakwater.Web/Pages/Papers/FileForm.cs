using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Scrutiny.Committees;
using Breakwater.Scrutiny.Meetings;
using Microsoft.AspNetCore.Http;

namespace Breakwater.Web.Pages.Papers;

/// <summary>A file that an officer attaches to an item, open or kept from the public.</summary>
public sealed class FileForm : RestrictionForm
{
    public Id<Item>? Item { get; set; }

    public IFormFile? Upload { get; set; }

    public string? PublicName { get; set; }

    public bool Kept { get; set; }

    /// <summary>The mark that keeps it from the public; null where it is open.</summary>
    public Restriction? Restriction(Jurisdiction jurisdiction, DateOnly meeting, DateOnly today) => Kept ? Exempt(jurisdiction, meeting, today) : null;

    public async Task<(string Name, byte[] Bytes)> Given()
    {
        if (Upload is not { } file) throw new RuleBroken("file-none", "Choose a file.");
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        return (Path.GetFileName(file.FileName), bytes.ToArray());
    }
}
