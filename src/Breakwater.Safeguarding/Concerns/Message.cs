using System.Text.Json;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Personal;
using Breakwater.Kernel.Workers;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>How a message goes to and fro.</summary>
public enum MessageWay
{
    /// <summary>Where their receipt leads, or on a colleague's own page.</summary>
    Direct,

    /// <summary>To the identity guardian, who knows them and passes it on: the hub doesn't.</summary>
    ToGuardian,

    /// <summary>From the guardian: what they answered, or the guardian's own words where nobody could be reached.</summary>
    FromGuardian,
}

/// <summary>One message between whoever told us and the hub. Sealed; place <c>messages.text</c>.</summary>
public sealed class Message
{
    public required Id<Message> Id { get; init; }

    public required Id<Concern> ConcernId { get; init; }

    public required bool FromReporter { get; init; }

    public MessageWay Way { get; init; }

    /// <summary>Who wrote it on our side; with <see cref="MessageWay.FromGuardian"/> the guardian.</summary>
    public Id<Worker>? WorkerId { get; init; }

    /// <summary>The agency that is controller of these words, and the law that governs them.</summary>
    public required string Agency { get; init; }

    public required Regime Regime { get; init; }

    public required byte[] Text { get; init; }

    public required DateTime At { get; init; }

    /// <summary>When whoever it is for had read it, or the guardian had said what came of it.</summary>
    public DateTime? ReadAt { get; set; }
}

/// <summary>
/// Who told us, when they wished to be known: sealed under a key of its own class, opened by the identity guardian only
/// and with a reason. Place <c>reporters.identity</c>; JSON of <see cref="ReporterIdentity"/>.
/// </summary>
public sealed class Reporter
{
    public required Id<Concern> ConcernId { get; init; }

    /// <summary>public, school, police …: says nothing of who it is.</summary>
    public required string Kind { get; init; }

    public byte[]? Identity { get; init; }

    /// <summary>
    /// Whether it is safe to write or ring, as typed: shown to those who work on it without the identity, so sealed as the
    /// rest of the concern is. Place <c>reporters.safe_contact</c>.
    /// </summary>
    public byte[]? SafeContact { get; init; }
}

/// <summary>What an identity holds once it is opened.</summary>
/// <remarks><see cref="Original"/> is the e-mail or note as it came: its sender and signature say who wrote it.</remarks>
public sealed record ReporterIdentity(PersonName? Name, PhoneNumber? Phone, string? Email, string? Organisation, string? Relationship)
{
    public ReporterIdentity(string? name, string? phone, string? email, string? organisation, string? relationship)
        : this(PersonName.Of(name), PhoneNumber.Of(phone), email, organisation, relationship) { }

    public string? Original { get; init; }

    /// <summary>Whole, to be sealed at once.</summary>
    public string Written() => JsonSerializer.Serialize(new Whole(Name?.Text, Phone?.Text, Email, Organisation, Relationship, Original));

    /// <summary>What <see cref="Written"/> gave.</summary>
    public static ReporterIdentity? Read(string opened) => JsonSerializer.Deserialize<Whole>(opened) is not { } whole ? null
        : new ReporterIdentity(whole.Name, whole.Phone, whole.Email, whole.Organisation, whole.Relationship) { Original = whole.Original };

    public override string ToString() => "[who told us]";

    private sealed record Whole(string? Name, string? Phone, string? Email, string? Organisation, string? Relationship, string? Original);
}

/// <summary>Two concerns that share something, and what a person decided about it: linked, or told apart for good.</summary>
public sealed class ConcernLink
{
    public required Id<ConcernLink> Id { get; init; }

    public required Id<Concern> ConcernId { get; init; }

    public required Id<Concern> OtherId { get; init; }

    public required bool Linked { get; set; }

    /// <summary>What they share, in words: "the same phone number".</summary>
    public required string Why { get; init; }

    public required DateTime At { get; set; }
}
