namespace Breakwater.Web.Pages.SignIn;

/// <summary>One step of a guided story: who to be, where to go, what to do there.</summary>
public sealed record StoryStep(string Who, string Path, string Do);

/// <summary>A story through the demonstration, in the order in which it would happen.</summary>
public sealed record Story(string Title, string About, IReadOnlyList<StoryStep> Steps)
{
    public static readonly IReadOnlyList<Story> All =
    [
        new("Rafe's worry", "Rafe is 15. He goes missing, comes back with two phones, and somebody at his school sees it. Follow the worry until a named person has taken it on.",
        [
            new("carys.bevan", "/professional", "Report what the school has seen about Rafe. It takes under two minutes."),
            new("owen.marsh", "/worklist", "Find Rafe's concern, take it on, and ask the police and health what they hold."),
            new("marcus.hale", "/checks", "Answer for the police: held, and here; or held, and whom to ring."),
            new("owen.marsh", "/worklist", "Decide: a strategy discussion, offered to the Exploitation Team. You stay responsible until they accept."),
            new("tessa.boyle", "/referrals", "Read the referral and accept it. From now your name is on it."),
            new("carys.bevan", "/desk", "See the plain status of what you reported: enough to know that somebody has it."),
        ]),
        new("Maud's home", "Maud is 58 and has a learning disability. Strangers have moved into her flat in Wellcombe. She is the one to be helped.",
        [
            new("kit.rowe", "/professional", "Report what you saw at Maud's door on your round."),
            new("samira.khan", "/worklist", "It came to the Adults' Front Door. Take it on and read it."),
            new("samira.khan", "/worklist", "Decide: offer it to Tenancy Support at Wellcombe Homes, so that the lock is changed."),
            new("gareth.pike", "/referrals", "Accept it for housing, or decline with a reason and watch it come back."),
            new("helen.draycott", "/desk", "Be a councillor: pass on a resident's worry, and see that no case opens to you."),
            new("dana.whitlock", "/break-glass/reviews", "Be the duty manager: review an emergency opening, if somebody made one."),
        ]),
    ];
}
