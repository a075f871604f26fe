using System.Text.Json.Serialization;
using Breakwater.Kernel.Acting;
using Breakwater.Scrutiny.Committees;

namespace Breakwater.Scrutiny.Meetings;

public enum RestrictionGround
{
    /// <summary>LGA 1972 s100A(2): a government department's terms, an enactment or a court order. Must be kept back.</summary>
    Confidential,

    /// <summary>LGA 1972 Sch 12A: may be kept back while the public interest in doing so outweighs disclosure.</summary>
    Exempt,

    /// <summary>Could identify a child. Never in any paper, exempt or not: it must be taken out, not marked.</summary>
    IdentifiesChild,
}

/// <summary>
/// The numbering of Sch 12A changed on 1 March 2006: "paragraph 7" of an older paper is not today's paragraph 7, so the
/// era stands beside the number.
/// </summary>
public enum ScheduleEra
{
    Before2006,
    Since2006,
}

/// <summary>A mark on an item, paragraph or file that keeps it from the public.</summary>
public sealed record Restriction
{
    [JsonConstructor]
    private Restriction() { }

    public required RestrictionGround Ground { get; init; }

    /// <summary>The provision, such as "LGA 1972 s100A(4)".</summary>
    public required string Provision { get; init; }

    public required Jurisdiction Jurisdiction { get; init; }

    public required ScheduleEra Era { get; init; }

    /// <summary>Paragraph numbers of Sch 12A; empty for confidential.</summary>
    public required IReadOnlyList<int> Paragraphs { get; init; }

    /// <summary>What the public may read of why.</summary>
    public required string Reason { get; init; }

    /// <summary>Why keeping it back outweighs disclosure; needed for exempt.</summary>
    public string? PublicInterest { get; init; }

    public required DateOnly ReviewOn { get; init; }

    /// <summary>Made after the words were taken in: the item was not taken without the public, it was kept back later.</summary>
    public bool Afterwards { get; init; }

    /// <summary>It could point at a child: nobody opens it here again, and nobody asks whether it may be opened.</summary>
    [JsonIgnore]
    public bool IsForGood => Ground == RestrictionGround.IdentifiesChild;

    /// <exception cref="RuleBroken">Paragraph, balance, reason or review day is missing or wrong.</exception>
    public static Restriction Exempt(Jurisdiction jurisdiction, ScheduleEra era, IReadOnlyList<int> paragraphs, string reason, string publicInterest, DateOnly reviewOn, DateOnly today)
    {
        var (least, most) = (jurisdiction, era) switch
        {
            (_, ScheduleEra.Before2006) => (1, 15),
            (Jurisdiction.Wales, _) => (12, 18),
            _ => (1, 7),
        };
        if (paragraphs.Count == 0)
            throw new RuleBroken("restriction-paragraph", "Name the paragraph of Schedule 12A that makes this exempt.");
        if (paragraphs.FirstOrDefault(number => number < least || number > most, -1) is var wrong && wrong >= 0)
            throw new RuleBroken("restriction-paragraph-range", $"Paragraph {wrong} is not one of {least} to {most}, which apply here. Older papers used other numbers: check the era.");
        if (string.IsNullOrWhiteSpace(publicInterest))
            throw new RuleBroken("restriction-public-interest", "Say why keeping this back outweighs the public interest in showing it.");
        Check(reason, reviewOn, today);
        return new Restriction { Ground = RestrictionGround.Exempt, Provision = "LGA 1972 s100A(4)", Jurisdiction = jurisdiction, Era = era, Paragraphs = [.. paragraphs.Order()], Reason = reason.Trim(), PublicInterest = publicInterest.Trim(), ReviewOn = reviewOn };
    }

    /// <exception cref="RuleBroken">Reason or review day is missing.</exception>
    public static Restriction Confidential(Jurisdiction jurisdiction, string reason, DateOnly reviewOn, DateOnly today)
    {
        Check(reason, reviewOn, today);
        return new Restriction { Ground = RestrictionGround.Confidential, Provision = "LGA 1972 s100A(2)", Jurisdiction = jurisdiction, Era = ScheduleEra.Since2006, Paragraphs = [], Reason = reason.Trim(), ReviewOn = reviewOn };
    }

    /// <summary>
    /// Words that could point at a child, taken out in a hurry and for good: no paragraph of a schedule is asked for, nobody opens them
    /// again here, and what the public reads doesn't say why.
    /// </summary>
    public static Restriction Child(Jurisdiction jurisdiction, DateOnly today) =>
        new() { Ground = RestrictionGround.IdentifiesChild, Provision = "", Jurisdiction = jurisdiction, Era = ScheduleEra.Since2006, Paragraphs = [], Reason = "Taken out to protect somebody.", ReviewOn = today.AddYears(1) };

    private static void Check(string reason, DateOnly reviewOn, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleBroken("restriction-reason", "Give a reason that the public may read.");
        if (reviewOn <= today)
            throw new RuleBroken("restriction-review", "Set a day in the future on which somebody asks whether this must still be kept back.");
    }
}
