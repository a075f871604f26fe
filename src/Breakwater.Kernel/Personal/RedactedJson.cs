using System.Text.Json;
using System.Text.Json.Serialization;

namespace Breakwater.Kernel.Personal;

/// <summary>JSON gets what a log gets. What has to be kept whole as JSON writes the text itself, and seals it.</summary>
public sealed class RedactedJson : JsonConverter<Redacted>
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsAssignableTo(typeof(Redacted));

    public override Redacted Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("What was written is redacted: nothing can be read from it.");

    public override void Write(Utf8JsonWriter writer, Redacted value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
