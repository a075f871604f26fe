using System.Reflection;
using System.Text;

namespace Breakwater.Kernel.Facts;

/// <summary>
/// Something that happened, in the past tense. A fact is a record whose properties are what it says; its
/// <see cref="SaysAttribute"/> gives it a stable name and the sentence that the timeline shows.
/// </summary>
public abstract record Fact
{
    /// <summary>The sentence for the timeline, with this fact's own values in it.</summary>
    public virtual string Sentence() => Says.Of(GetType()).Fill(this);

    /// <summary>A line that this fact needs in its envelope, where the verifier reads it without a key; never personal data.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public virtual string? EnvelopeLine => null;
}

/// <summary>A fact that somebody looked. Stored before the page is sent; shown on the access page, not on the timeline.</summary>
public abstract record Looked : Fact;

/// <summary>
/// A look that named several records at once: a list, a search. It is one fact, of whoever was shown it; an index says of each
/// record which of them it stood in (<see cref="ShownInList"/>).
/// </summary>
public interface INamesRecords
{
    /// <summary>The records that it showed, those left out on which a fact of their own says so.</summary>
    IEnumerable<Guid> Named();

    /// <summary>What it says of one of them alone: nothing of the others, nor of what was typed.</summary>
    string OfOne();
}

/// <summary>The name and the sentence of a fact. Words in braces are its properties: <c>"{By} accepted the referral."</c></summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SaysAttribute(string name, string sentence) : Attribute
{
    public string Name { get; } = name;

    public string Sentence { get; } = sentence;
}

/// <summary>What a type of fact is called and says; read once for each type.</summary>
public sealed class Says
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<Type, Says> Known = new();
    private readonly List<(string Text, PropertyInfo? Value)> _parts = [];

    private Says(Type type)
    {
        var says = type.GetCustomAttribute<SaysAttribute>()
            ?? throw new InvalidOperationException($"{type.Name} needs [Says(name, sentence)]: every fact carries its own sentence.");
        (Type, Name, Sentence) = (type, says.Name, says.Sentence);
        var rest = says.Sentence;
        while (rest.IndexOf('{', StringComparison.Ordinal) is var open and >= 0)
        {
            var close = rest.IndexOf('}', open);
            var property = type.GetProperty(rest[(open + 1)..close])
                ?? throw new InvalidOperationException($"The sentence of {type.Name} names {rest[open..(close + 1)]}, which it does not have.");
            _parts.Add((rest[..open], property));
            rest = rest[(close + 1)..];
        }
        _parts.Add((rest, null));
    }

    public Type Type { get; }

    public string Name { get; }

    public string Sentence { get; }

    public static Says Of(Type fact) => Known.GetOrAdd(fact, static type => new Says(type));

    public string Fill(Fact fact)
    {
        var text = new StringBuilder();
        foreach (var (before, value) in _parts)
            text.Append(before).Append(value is null ? "" : Say(value.GetValue(fact)));
        return text.ToString();
    }

    private static string Say(object? value) => value switch
    {
        null => "not known",
        DateTime instant => Acting.LondonTime.Say(instant),
        DateOnly day => Acting.LondonTime.Say(day),
        IFormattable formattable => formattable.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
