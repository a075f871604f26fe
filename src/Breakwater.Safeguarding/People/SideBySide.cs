using Breakwater.Kernel.Personal;
using Breakwater.Linkage.Scoring;

namespace Breakwater.Safeguarding.People;

public enum Likeliness
{
    Same,
    Differs,
    NotKnown,
}

/// <summary>One attribute of two records, as each gives it.</summary>
public sealed record ComparedRow(string Code, string What, string? One, string? Other, Likeliness Is);

/// <summary>One step of the evidence, in words, and how much it says.</summary>
public sealed record EvidenceRow(string What, string Words, string Weight, bool For);

/// <summary>Two source records laid side by side with what differs marked, and why the program found them alike.</summary>
public static class SideBySide
{
    /// <summary>A protected address stays so beside another record.</summary>
    public const string Protected = "Protected: not shown";

    public static IReadOnlyList<ComparedRow> Of(SourceRecord one, SourceRecord other) =>
    [
        Row("name", "Name", one.Name?.Text, other.Name?.Text, PlainText.Of),
        Row("born", "Date of birth", Born(one), Born(other), t => t),
        Row("sex", "Sex", one.Sex, other.Sex, PlainText.Of),
        Row("phone", "Phone", one.Phone?.Text, other.Phone?.Text, t => PhoneNumber.Of(t)!.Plain),
        Row("address", "Address", Address(one), Address(other), PlainText.Of),
        Row("school", "School", one.School, other.School, PlainText.Of),
    ];

    /// <summary>An attribute of a record as it is shown; null when it isn't known.</summary>
    public static string? Value(SourceRecord record, string attribute) => attribute switch
    {
        "name" => record.Name?.Text,
        "born" => Born(record),
        "phone" => record.Phone?.Text,
        "address" => Address(record),
        _ => record.School,
    };

    /// <summary>The steps that say something, strongest first; what one household would explain comes last, since it weighs all the others.</summary>
    public static IReadOnlyList<EvidenceRow> Evidence(Explanation why) =>
        [.. why.Steps.Where(s => s.What != "start" && Math.Abs(s.Bits) >= 0.5).OrderBy(s => s.What == "household").ThenByDescending(s => Math.Abs(s.Bits)).Select(s => new EvidenceRow(What(s.What), Capital(s.Words), Weight(s.Bits), s.Bits > 0))];

    private static ComparedRow Row(string code, string what, string? one, string? other, Func<string, string> plain) => new(code, what, one, other,
        one is null || other is null || one == Protected || other == Protected ? Likeliness.NotKnown : plain(one) == plain(other) ? Likeliness.Same : Likeliness.Differs);

    private static string? Born(SourceRecord record) => record.Born is { } born ? born.Text : record.Age is null ? null : $"aged {record.Age}, as told";

    private static string? Address(SourceRecord record) => record.AddressProtected ? Protected
        : (record.Address?.Text, record.Postcode?.Text) switch { (null, null) => null, (null, var p) => p, (var a, null) => a, var (a, p) => $"{a}, {p}" };

    // Each bit doubles the odds: three are eight times, seven a hundred and more.
    private static string Weight(double bits) => Math.Abs(bits) switch
    {
        >= 10 => "very strongly ",
        >= 6 => "strongly ",
        >= 3 => "",
        _ => "a little ",
    } + (bits > 0 ? "for one person" : "against it");

    private static string What(string step) => step switch
    {
        "forename" => "Forename",
        "surname" => "Surname",
        "date_of_birth" => "Date of birth",
        "residence" => "Address",
        "nhs_number" => "NHS number",
        "household" => "One household?",
        _ => Capital(step),
    };

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
