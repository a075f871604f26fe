using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Web.Appearance;
using Breakwater.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Breakwater.Web.Access;

/// <summary>Tells the layouts who is signed in and where this person can go: only what the table of abilities gives them.</summary>
public static class FillFrame
{
    private static readonly (string Text, string Href, string Ability)[] Places =
    [
        ("My desk", "/desk", "see_home"),
        ("Worklist", "/worklist", "see_worklist"),
        ("Huddle", "/huddle", "see_huddle"),
        ("Referrals", "/referrals", "see_referrals"),
        ("Checks", "/checks", "see_checks"),
        ("Search", "/search", "search_concerns"),
        ("Same person?", "/matches", "see_matches"),
        ("Log a concern", "/concerns/log", "log_concern"),
        ("Report a concern", "/professional", "report_professional"),
        ("Pass on a worry", "/pass-on", "pass_on_worry"),
        ("Links for schools", "/school-links", "send_school_link"),
        ("Requests", "/requests", "work_on_requests"),
        ("What we asked", "/committee", "see_committees"),
        ("Papers", "/papers", "import_papers"),
        ("Letters", "/letters", "write_letters"),
        ("Committees", "/bodies", "keep_committees"),
        ("Emergency opening", "/break-glass", "break_glass"),
        ("Identities", "/identities", "open_identity"),
        ("Who looked", "/who-looked", "see_access"),
        ("People", "/people", "manage_people"),
        ("Second names", "/people/second-name", "confirm_people"),
        ("What may go", "/retention", "propose_disposal"),
        ("Disposals to confirm", "/retention/confirm", "confirm_disposal"),
        ("Signs and contacts", "/signs", "see_signs"),
    ];

    public static IApplicationBuilder UseFrame(this IApplicationBuilder app, OpenPartnership partnership) => app.Use((http, next) =>
    {
        var frame = http.RequestServices.GetRequiredService<PageFrame>();
        var configuration = partnership.Partnership.Configuration;
        frame.Partnership = configuration.Name;
        frame.IsDemonstration = configuration.Demo;
        if (http.ViewerOrNull() is { } viewer)
        {
            frame.HomePath = "/desk";
            frame.SignedInName = viewer.Name;
            frame.SignedInRole = string.Join(", ", viewer.Roles.Select(r => partnership.Abilities.Roles.FirstOrDefault(known => known.Code == r)?.Words ?? r))
                + ", " + configuration.AgencyOf(viewer.Agency).Name;
            frame.Navigation = Places.Where(p => partnership.Abilities.Knows(p.Ability) && partnership.Abilities[p.Ability].For(viewer.Roles) is var relations && relations != Relations.None
                    // Who works on a concern reads there who looked; the page by itself is for whoever answers for all of them.
                    && (p.Ability != "see_access" || relations.HasFlag(Relations.Anyone)))
                .Select(p => new FrameLink(p.Text, p.Href)).ToList();
            frame.WalkIn = configuration.Demo && partnership.Settings.WalkIn;
            if (frame.WalkIn) frame.Story = Pages.SignIn.Story.Of(viewer.Name);
            if (http.Items["break-glass-until"] is DateTime until)
                frame.Warning = $"You opened a record in an emergency. It closes at {LondonTime.Clock(TimeOnly.FromDateTime(LondonTime.Of(until)))}; your agency lead has been told, and it will be reviewed.";
        }
        return next(http);
    });
}
