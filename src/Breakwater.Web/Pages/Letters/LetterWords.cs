using Breakwater.Scrutiny.Letters;

namespace Breakwater.Web.Pages.Letters;

/// <summary>Where a letter is, in words.</summary>
public static class LetterWords
{
    public static string Of(LetterStatus status) => status switch
    {
        LetterStatus.Draft => "being written",
        LetterStatus.ChairCleared => "cleared by the chair, not sent yet",
        LetterStatus.Sent => "sent, no reply yet",
        LetterStatus.Acknowledged => "acknowledged, no reply yet",
        LetterStatus.Replied => "replied to; to be reported to the committee",
        LetterStatus.ReportedToCommittee => "reported to the committee",
        _ => "withdrawn",
    };
}
