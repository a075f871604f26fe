using Breakwater.Kernel.Ids;
using Breakwater.Scrutiny.Committees;
using Breakwater.Web.Appearance.Fields;

namespace Breakwater.Web.Pages.Bodies;

/// <summary>The small forms on a body's page: a seat, its end, a meeting. Each fills its own part.</summary>
public sealed class SeatForm
{
    public string? Name { get; set; }

    public string? Role { get; set; }

    public TypedDate From { get; set; } = new();

    /// <summary>A co-opted member's vote, where the committee has given one.</summary>
    public bool Votes { get; set; }

    public Id<Body>? OnBehalfOf { get; set; }

    public TypedDate LastDay { get; set; } = new();

    public TypedDate Day { get; set; } = new();

    public string? Begins { get; set; }

    public string? Place { get; set; }
}
