using System.Globalization;

namespace Breakwater.Kernel.Log;

/// <summary>Reads the signed text of one checkpoint, field by field, and says which field is wrong and what was expected.</summary>
internal sealed class CheckpointFields(string text, string source)
{
    private static readonly string[] Names = ["origin", "epoch", "size", "root", "time", "previous", "key"];
    private readonly string[] words = text.Split(' ');

    public Checkpoint Read()
    {
        if (words[0] != Checkpoint.Form) throw Wrong($"a checkpoint begins with '{Checkpoint.Form}', not '{Short(words[0])}'");
        if (words.Length != Names.Length + 1)
            throw Wrong($"a checkpoint has the fields {string.Join(", ", Names)}; here are {words.Length - 1}");
        try
        {
            return new Checkpoint
            {
                Origin = Field(0),
                Epoch = int.TryParse(Field(1), NumberStyles.None, CultureInfo.InvariantCulture, out var epoch) ? epoch : throw Wrong(1, "a whole number from 1"),
                TreeSize = long.TryParse(Field(2), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : throw Wrong(2, "a whole number from 0"),
                Root = Hash(3),
                Time = Time(),
                Previous = Field(5) == "-" ? null : Hash(5),
                KeyId = Field(6),
            };
        }
        catch (ArgumentException refused)
        {
            throw Wrong(refused.Message.Split(" (Parameter")[0].TrimEnd('.'));
        }
    }

    private string Field(int index)
    {
        var label = Names[index] + "=";
        var word = words[index + 1];
        return word.StartsWith(label, StringComparison.Ordinal)
            ? word[label.Length..]
            : throw Wrong($"field {index + 1} should be '{label}…', not '{Short(word)}'");
    }

    private TreeHash Hash(int index) =>
        TreeHash.TryParse(Field(index), out var hash) ? hash : throw Wrong(index, "64 lower-case hex digits");

    private DateTime Time() =>
        DateTime.TryParseExact(Field(4), Checkpoint.TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw Wrong(4, "a UTC instant such as 2026-03-29T00:59:59.000000Z");

    private CheckpointFormatException Wrong(int index, string expected) =>
        Wrong($"'{Names[index]}' should be {expected}, not '{Short(words[index + 1][(Names[index].Length + 1)..])}'");

    private CheckpointFormatException Wrong(string reason) => new(source, reason);

    private static string Short(string word) => word.Length <= 40 ? word : word[..40] + "…";
}
