namespace Breakwater.Web.Appearance;

/// <summary>
/// What the layouts show around a page: whose Breakwater this is, who is signed in, where they can go, which numbers to
/// ring. One for each request; whoever composes the application fills it before the page is drawn.
/// </summary>
public sealed class PageFrame
{
    /// <summary>The partnership's name, such as "Merrowshire Safer Together".</summary>
    public string Partnership { get; set; } = "";

    /// <summary>True where everyone is invented and nobody reads what is sent: every page then says so.</summary>
    public bool IsDemonstration { get; set; }

    /// <summary>In the demonstration: what the person who was walked in as does in a guided story, and who comes next.</summary>
    public IReadOnlyList<StoryPart> Story { get; set; } = [];

    /// <summary>In the demonstration: anybody can be walked in as.</summary>
    public bool WalkIn { get; set; }

    /// <summary>The signed-in person's name; null when nobody is signed in.</summary>
    public string? SignedInName { get; set; }

    /// <summary>Their role and agency in words.</summary>
    public string? SignedInRole { get; set; }

    /// <summary>Places to go from every staff page; only what this person may open.</summary>
    public IReadOnlyList<FrameLink> Navigation { get; set; } = [];

    /// <summary>Links at the foot of every page.</summary>
    public IReadOnlyList<FrameLink> Footer { get; set; } = [new("What councillors asked", "/asked"), new("Accessibility", "/accessibility"), new("Privacy", "/privacy"), new("Cookies", "/cookies")];

    /// <summary>Real numbers to ring, shown wherever nobody may be reading.</summary>
    public IReadOnlyList<HelpNumber> Numbers { get; set; } =
    [
        new("In danger now", "999"),
        new("Police, not an emergency", "101"),
        new("Childline, for anyone under 19", "0800 1111"),
        new("Crimestoppers, anonymous", "0800 555 111"),
    ];

    /// <summary>Where the name in the header leads.</summary>
    public string HomePath { get; set; } = "/";

    /// <summary>Takes a POST with an antiforgery token.</summary>
    public string SignOutPath { get; set; } = "/sign-out";

    /// <summary>Takes a GET: forgets the draft and its cookie, sends Clear-Site-Data, redirects to <see cref="LeaveTo"/>.</summary>
    public string LeavePath { get; set; } = "/leave";

    /// <summary>An everyday page that gives nobody away.</summary>
    public string LeaveTo { get; set; } = "https://www.bbc.co.uk/weather";

    /// <summary>Title of public pages in tabs and histories, which says nothing of what the page is about.</summary>
    public string NeutralTitle { get; set; } = "Local services";

    /// <summary>What stands on each page when this is printed: the marking and the reference, or whose copy it is; null for nothing.</summary>
    public string? OnEachSheet { get; set; }

    /// <summary>A warning across every staff page, such as an open break-glass; null when there is none.</summary>
    public string? Warning { get; set; }

    /// <summary>The one place of the menu that the page at <paramref name="path"/> belongs to: of those whose address begins its own, the longest. Null: none does.</summary>
    public FrameLink? CurrentAt(string path) => Navigation.Where(link => LeadsTo(link, path)).MaxBy(link => link.Href.Length);

    private static bool LeadsTo(FrameLink link, string path) =>
        string.Equals(path, link.Href, StringComparison.OrdinalIgnoreCase)
        || (link.Href.Length > 1 && path.StartsWith(link.Href + "/", StringComparison.OrdinalIgnoreCase));
}

/// <summary>A link in the frame; the count, when not zero, is how many things wait there.</summary>
public sealed record FrameLink(string Text, string Href, int Count = 0);

/// <summary>One step of a guided story that the signed-in person takes.</summary>
public sealed record StoryPart(string Title, int Number, int Of, string Do, string Path, StoryNext? Next);

/// <summary>Who takes the next step (the front of their e-mail address, and the name), and where.</summary>
public sealed record StoryNext(string Who, string Name, string Path);

/// <summary>A telephone number with whom it reaches.</summary>
public sealed record HelpNumber(string Whom, string Number)
{
    /// <summary>The number as a tel: address.</summary>
    public string Tel => "tel:" + Number.Replace(" ", "", StringComparison.Ordinal);
}
