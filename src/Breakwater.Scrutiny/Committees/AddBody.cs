using System.Globalization;
using System.Text;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Scrutiny.Committees;

/// <summary>What is known of a body that is added.</summary>
public sealed record BodyInput(string Name, BodyKind Kind, Duties Duties = Duties.None, Id<Body>? Parent = null, bool CrimeAndDisorder = false, Numbering Numbering = Numbering.Continuous,
    Jurisdiction? Jurisdiction = null, DateOnly? AnnualMeeting = null, string? Office = null, string? Email = null);

/// <summary>Adds a body that meets, asks or is asked.</summary>
public sealed class AddBody(ScrutinyDb db)
{
    /// <exception cref="RuleBroken">There is one of that name, or it can't be what it says.</exception>
    public async Task<Body> Do(Act act, string by, BodyInput input)
    {
        db.Begin(act);
        var body = await Add(by, input);
        await db.SaveChangesAsync();
        return body;
    }

    /// <summary>As part of another use case, which saves.</summary>
    internal async Task<Body> Add(string by, BodyInput input)
    {
        var (name, slug) = (input.Name.Trim(), SlugOf(input.Name));
        if (slug.Length == 0) throw new RuleBroken("body-name", "Give the body its name.");
        if (await db.Bodies.AnyAsync(b => b.Slug == slug)) throw new RuleBroken("body-twice", $"There is a body called {name} already.");
        var body = new Body
        {
            Id = Id<Body>.New(db.Partnership.Clock),
            Name = name,
            Slug = slug,
            Kind = input.Kind,
            Jurisdiction = input.Jurisdiction ?? (db.Partnership.Configuration.Jurisdiction == "wales" ? Jurisdiction.Wales : Jurisdiction.England),
            ParentId = input.Parent,
            Duties = input.Duties,
            IsCrimeAndDisorderCommittee = input.CrimeAndDisorder,
            Numbering = input.Numbering,
            AnnualMeeting = input.AnnualMeeting,
            Office = string.IsNullOrWhiteSpace(input.Office) ? null : input.Office.Trim(),
            Email = string.IsNullOrWhiteSpace(input.Email) ? null : input.Email.Trim(),
        };
        body.Check();
        db.Add(body);
        db.Record(new BodyAdded(by, name), body);
        return body;
    }

    /// <summary>"Merrowshire Fire and Rescue" becomes "merrowshire-fire-and-rescue".</summary>
    public static string SlugOf(string name)
    {
        var slug = new StringBuilder();
        foreach (var c in name.Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark || c is '\'' or '’') continue;
            else if (char.IsAsciiLetterOrDigit(c)) slug.Append(char.ToLowerInvariant(c));
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        return slug.ToString().TrimEnd('-');
    }
}
