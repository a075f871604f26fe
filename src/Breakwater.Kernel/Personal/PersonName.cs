using System.Text.Json.Serialization;

namespace Breakwater.Kernel.Personal;

/// <summary>What somebody is called, as told: "Rafe Ortolan", "Ortolan, Rafe", or one name only.</summary>
[JsonConverter(typeof(RedactedJson))]
public sealed record PersonName : RedactedText, IStoredAs<PersonName, string>
{
    private PersonName(string text) : base(text) { }

    public override string Plain => PlainText.Of(Text);

    private protected override string Instead => "[name]";

    string IStoredAs<PersonName, string>.Stored => Text;

    /// <returns>Null when nothing was typed.</returns>
    public static PersonName? Of(string? typed) => Told(typed) is { } text ? new(text) : null;

    static PersonName IStoredAs<PersonName, string>.From(string stored) => new(stored);
}
