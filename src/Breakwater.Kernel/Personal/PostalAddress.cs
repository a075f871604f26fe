using System.Text.Json.Serialization;

namespace Breakwater.Kernel.Personal;

/// <summary>Where somebody lives, as told, without the postcode: "14 Weir Lane".</summary>
[JsonConverter(typeof(RedactedJson))]
public sealed record PostalAddress : RedactedText, IStoredAs<PostalAddress, string>
{
    private PostalAddress(string text) : base(text) { }

    public override string Plain => PlainText.Of(Text);

    private protected override string Instead => "[address]";

    string IStoredAs<PostalAddress, string>.Stored => Text;

    /// <returns>Null when nothing was typed.</returns>
    public static PostalAddress? Of(string? typed) => Told(typed) is { } text ? new(text) : null;

    static PostalAddress IStoredAs<PostalAddress, string>.From(string stored) => new(stored);
}
