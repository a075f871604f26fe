using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Pages.Professional;
using Breakwater.Web.Pages.Report;
using Breakwater.Web.Words;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.SchoolLinks;

/// <summary>The professional form as a school fills it in by its link, in the browser where its code was typed.</summary>
public abstract class SchoolForm(SafeguardingDb db, WordShelf shelf) : ProfessionalForm(db, shelf)
{
    [FromRoute]
    public string Token { get; set; } = "";

    /// <summary>Set by <see cref="IsOpen"/> and <see cref="WasOpen"/>.</summary>
    public SchoolLink Link { get; private set; } = null!;

    public PublicWords School { get; } = shelf["school"];

    public override string AgencyKind => "education";

    public override bool HasAccount => false;

    public override string Root => $"/school/{Token}/report";

    // What was typed lives no longer than the link, which alone leads to it.
    protected override (string Form, string Token, TimeSpan Life) Draft => (SchoolLink.DraftForm, Link.DraftToken, Link.ExpiresAt - Db.Partnership.Clock.Instant());

    /// <summary>Whether the link works and its code was typed in this browser.</summary>
    protected async Task<bool> IsOpen()
    {
        var links = new OpenSchoolLink(Db);
        if (await links.Find(Token) is not { } link || !links.IsOpenIn(link, DraftCookie.School.Read(Request))) return false;
        Link = link;
        return true;
    }

    /// <summary>As <see cref="IsOpen"/>, or it was open in this browser and the time is over: what was typed there is still taken in.</summary>
    protected async Task<bool> WasOpen()
    {
        var links = new OpenSchoolLink(Db);
        if (await links.Find(Token) is not { } link || !links.WasOpenedIn(link, DraftCookie.School.Read(Request))) return false;
        Link = link;
        return true;
    }

    /// <summary>Somebody sent it in this very browser some minutes ago: their receipt, made again from what the browser alone has.</summary>
    protected async Task<string?> ReceiptOfSent() =>
        DraftCookie.School.Read(Request) is { } browser && await new Drafts(Db).Find<SentByLink>(SentByLink.Form, browser) is { } sent && sent.Token == Token
            ? Safeguarding.Concerns.Receipt.From(browser, Db.Partnership.Keys) : null;

    protected LocalRedirectResult ToTheDoor() => LocalRedirect($"/school/{Token}");
}

/// <summary>What is left after sending, for ten minutes and for one browser: that it was sent, no word of the report.</summary>
public sealed record SentByLink(string Token)
{
    public const string Form = "school-sent";
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
}
