using Breakwater.Web.Appearance;

namespace Breakwater.Web.Pages.SignIn;

/// <summary>One step of a guided story: who to be (the front of the e-mail address, and the name), where to go, what to do there.</summary>
public sealed record StoryStep(string Who, string Name, string Path, string Do);

/// <summary>A story through the demonstration, in the order in which it would happen.</summary>
public sealed record Story(string Title, string About, IReadOnlyList<StoryStep> Steps)
{
    public static readonly IReadOnlyList<Story> All =
    [
        new("Rafe's worry", "Rafe is 15. He goes missing, comes back with two phones, and somebody at his school sees it. Follow the worry until a named person has taken it on.",
        [
            new("carys.bevan", "Carys Bevan", "/professional", "Report what the school has seen about Rafe Ortolan. It takes under two minutes."),
            new("owen.marsh", "Owen Marsh", "/worklist", "Find the new concern about Rafe, among those that nobody has yet. Take it on, and ask the police and health what they hold."),
            new("marcus.hale", "Marcus Hale", "/checks", "Answer for the police: held, and here; or held, and whom to ring."),
            new("owen.marsh", "Owen Marsh", "/worklist?Whose=mine", "Read the answer and decide: a strategy discussion, offered to the Exploitation Team. You stay responsible until they accept."),
            new("tessa.boyle", "Tessa Boyle", "/referrals", "Read the referral and accept it. From now your name is on it."),
            new("carys.bevan", "Carys Bevan", "/my-reports", "See the plain status of what you reported: enough to know that somebody has it."),
        ]),
        new("Maud's home", "Maud is 58 and has a learning disability. Strangers have moved into her flat in Wellcombe. She is the one to be helped.",
        [
            new("kit.rowe", "Kit Rowe", "/professional", "Report what you saw at Maud Pellow's door on your round."),
            new("samira.khan", "Samira Khan", "/worklist", "It came to the Adults' Front Door, and nobody has it yet. Take it on and read it."),
            new("samira.khan", "Samira Khan", "/worklist?Whose=mine", "Decide: action on a place, offered to Tenancy Support at Wellcombe Homes, so that the lock is changed."),
            new("gareth.pike", "Gareth Pike", "/referrals", "Accept it for housing, or decline with a reason: it then comes back to Samira."),
            new("helen.draycott", "Cllr Helen Draycott", "/pass-on", "Be a councillor: pass on a resident's worry, and see that no case opens to you."),
            new("dana.whitlock", "Dana Whitlock", "/break-glass/reviews", "Be the duty manager: review an emergency opening, if somebody made one."),
        ]),
    ];

    private static readonly ILookup<string, StoryPart> Parts = All.SelectMany(story => story.Steps.Select((step, at) => (step.Name, Part:
            new StoryPart(story.Title, at + 1, story.Steps.Count, step.Do, step.Path, story.Steps.Skip(at + 1).FirstOrDefault() is { } next ? new StoryNext(next.Who, next.Name, next.Path) : null))))
        .ToLookup(x => x.Name, x => x.Part, StringComparer.Ordinal);

    /// <summary>The steps that somebody of this name takes, each with who comes after them.</summary>
    public static IReadOnlyList<StoryPart> Of(string name) => [.. Parts[name]];
}
