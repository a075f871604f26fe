using System.ComponentModel.DataAnnotations;
using Breakwater.Kernel.Ids;
using Breakwater.Scrutiny.Committees;
using Breakwater.Scrutiny.Meetings;
using Breakwater.Scrutiny.Recommendations;
using Breakwater.Web.Appearance.Fields;

namespace Breakwater.Web.Pages.Requests;

/// <summary>What an officer types on a request's page. Each form fills its own part and leaves the others empty.</summary>
public sealed class RequestForms
{
    /// <summary>Of the small forms that stand beside one addressee.</summary>
    public Id<Served>? Of { get; set; }

    public Id<Served>? AnswerOf { get; set; }

    public Id<Served>? LinkOf { get; set; }

    public Id<Served>? StepOf { get; set; }

    public Id<Served>? LateOf { get; set; }

    public Id<Body>? ServeOn { get; set; }

    public bool WithoutDuty { get; set; }

    public TypedDate Received { get; set; } = new();

    public string? Category { get; set; }

    public string? AnswerWords { get; set; }

    public string? AnswerReason { get; set; }

    public string? AnswerAction { get; set; }

    public TypedDate ActionBy { get; set; } = new();

    public Id<Body>? RedirectTo { get; set; }

    public string? From { get; set; }

    public string? LateReason { get; set; }

    public TypedDate CameOn { get; set; } = new();

    public string? LateWords { get; set; }

    public string? Rag { get; set; }

    public string? Progress { get; set; }

    public string? StepWords { get; set; }

    public string? StepOwner { get; set; }

    public TypedDate StepDue { get; set; } = new();

    public string? Plain { get; set; }

    public string? Topic { get; set; }

    public string? Area { get; set; }

    [Display(Name = "The day that the committee set")]
    public TypedDate WantedBy { get; set; } = new();

    public string? Closure { get; set; }

    public string? Decided { get; set; }

    public Id<Meeting>? MeetingId { get; set; }

    public string? Minute { get; set; }

    public string? DecisionWords { get; set; }

    public string? Office { get; set; }

    public string? Email { get; set; }

    public string? Measure { get; set; }

    public string? Period { get; set; }

    public decimal? Value { get; set; }

    public string? Expected { get; set; }

    public TypedDate ReviewOn { get; set; } = new();

    public string? VerdictCode { get; set; }

    public string? VerdictWords { get; set; }

    public static T? Chosen<T>(string? typed) where T : struct, Enum => Enum.TryParse<T>(typed, out var value) && Enum.IsDefined(value) ? value : null;
}
