namespace Breakwater.Scrutiny.Import.Kinds;

/// <summary>Which sort of council paper this is, told from its first lines.</summary>
public enum PaperKind
{
    /// <summary>One agenda item of a ModernGov site (mgAi.aspx).</summary>
    AgendaItem,

    /// <summary>ModernGov's "Issue - meetings": one matter through several meetings, newest first.</summary>
    IssueHistory,

    /// <summary>A decision notice ("Decision Maker:").</summary>
    Decision,

    /// <summary>A meeting page with several items ("Agenda and minutes", "No. Item").</summary>
    Meeting,

    /// <summary>Minutes as printed ("At a Meeting of … held …", "MINUTES of …", "Present:").</summary>
    PrintedMinutes,

    Report,

    /// <summary>ModernGov's "Committee details": scope and members of a body.</summary>
    CommitteeDetails,

    /// <summary>No sign that is known: read as minutes, and the officer is asked.</summary>
    Unknown,
}
