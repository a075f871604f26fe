using System.ComponentModel.DataAnnotations;
using Breakwater.Kernel.Acting;
using Breakwater.Web.Appearance.Fields;

namespace Breakwater.Web.Pages.Concerns;

/// <summary>What somebody changed on a line of purpose and basis; null: as the step sets it.</summary>
public sealed class LawfulChange
{
    public string? Purpose { get; set; }

    public string? Basis { get; set; }
}

/// <summary>Everything that can be typed on the page of a concern; each act reads its own part of it.</summary>
public sealed class ConcernForms
{
    /// <summary>What somebody changed on the line of deciding or of the second name; else the step sets its own.</summary>
    public string? Purpose { get; set; }

    public string? Basis { get; set; }

    /// <summary>The same on the line of asking agencies, which is another step than deciding.</summary>
    public LawfulChange Asking { get; set; } = new();

    /// <summary>When the page was read, so that a second writer is shown what happened since. UTC ticks.</summary>
    public long ReadAt { get; set; }

    public string? Decision { get; set; }

    /// <summary>Agency and team, as <c>csc/exploitation</c>.</summary>
    public string? Team { get; set; }

    public string? Words { get; set; }

    public string? Reference { get; set; }

    /// <summary>The open concern that this one is joined to.</summary>
    public Guid? JoinTo { get; set; }

    public string? RefuseBecause { get; set; }

    public string? Question { get; set; }

    /// <summary>What the identity guardian is to pass on.</summary>
    public string? ForGuardian { get; set; }

    /// <summary>Whom to ask, as <c>health</c>, or <c>education/ashmere-pru</c> where an agency is asked by team.</summary>
    public List<string> Agencies { get; set; } = [];

    /// <summary>Who is to answer, each at their own agency, where a concern isn't open to whole agencies.</summary>
    public List<Guid> Answerers { get; set; } = [];

    public string? Who { get; set; }

    public string? CheckQuestion { get; set; }

    /// <summary>To be answered within; 0: as the partnership's configuration says.</summary>
    public int Hours { get; set; }

    public string? ChildTold { get; set; }

    public string? ParentsTold { get; set; }

    public string? NotToldBecause { get; set; }

    [Display(Name = "The day to look at it again")]
    public TypedDate TellOn { get; set; } = new();

    public string? Urgent { get; set; }

    public string? PauseBecause { get; set; }

    [Display(Name = "The day to look at the pause again")]
    public TypedDate PauseUntil { get; set; } = new();

    public string? Reopen { get; set; }

    /// <summary>Whose address is to be protected, or not any more.</summary>
    public Guid? Whom { get; set; }

    public bool Protect { get; set; } = true;

    public string? ProtectBecause { get; set; }

    public string? FeedbackHow { get; set; }

    public Guid Other { get; set; }

    public bool Linked { get; set; }

    /// <summary>The step with what was changed on the line of purpose and basis.</summary>
    public LawfulStep For(LawfulStep step) => step.Changed(Purpose, Basis);
}
