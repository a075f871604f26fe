using System.Globalization;
using Breakwater.Scrutiny.Import.Lines;
using Breakwater.Scrutiny.Import.Sources;

namespace Breakwater.Scrutiny.Import.Resolutions;

/// <summary>
/// Collects one set of resolutions: the lead-in, then its numbered entries, each with the entries below it. The form
/// of the first marker rules: once "(1)" opened the set, "(a)" and dots belong to the number above them.
/// </summary>
internal sealed class ResolutionSet(MappedText opening, string? item, ResolutionForm form, SourceSpan headSpan)
{
    private sealed record Entry(string? Number, MappedText Text, List<(string? Marker, MappedText Text, SourceSpan Span)> Below, SourceSpan Span);

    private readonly List<Entry> entries = [];
    private MappedText leadIn = opening;
    private MarkerForm? top;
    private MappedText? single;
    private SourceSpan singleSpan;

    public string LeadIn => leadIn.Text;

    public SourceSpan Span => headSpan;

    public bool HasEntries => entries.Count > 0;

    public bool IsEmpty => entries.Count == 0 && single is null;

    /// <summary>The lead-in ends as one does before a list, or nothing followed it yet.</summary>
    public bool AwaitsList => IsEmpty || (!HasEntries && single is null);

    /// <summary>The number that the next entry of the set would have, or null where it isn't numbered.</summary>
    public string? NextNumber => top == MarkerForm.Number && int.TryParse(entries[^1].Number, NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? (last + 1).ToString(CultureInfo.InvariantCulture) : null;

    /// <summary>"Resolved:" and, on the next line, "That the Committee:": both open the list.</summary>
    public void LeadOn(MappedText words)
    {
        var both = new MappedTextBuilder();
        both.Append(leadIn);
        both.AppendMade(" ", leadIn.Span.End);
        both.Append(words);
        leadIn = both.Build();
    }

    /// <summary>Takes words that follow the head in the same paragraph, or stand alone below it.</summary>
    public void Take(MappedText words, SourceSpan span)
    {
        var marker = FindMarker.In(words.Text);
        if (InlineNumbers.In(words) is { } inline && inline.Before.Length < 200)
        {
            top = char.IsDigit(inline.Parts[0].Number[0]) ? MarkerForm.Number : inline.Parts[0].Number == "i" ? MarkerForm.Roman : MarkerForm.Letter;
            foreach (var (number, text) in inline.Parts)
                entries.Add(new Entry(number, text, [], text.Span));
        }
        else if (marker.IsListed && marker.Form != MarkerForm.Bullet)
        {
            Add(marker, words.Slice(marker.Length).Trim(), span);
        }
        else
        {
            (single, singleSpan) = (words, span);
        }
    }

    public void Add(Block block) => Add(block.Marker, block.Text, block.Span);

    /// <summary>Words that go on with the last entry ("and", or a wrapped sentence).</summary>
    public void GoOn(Block block)
    {
        if (entries.Count > 0)
            entries[^1].Below.Add((null, block.Text, block.Span));
        else
            Take(block.Text, block.Span);
    }

    private void Add(Marker marker, MappedText text, SourceSpan span)
    {
        top ??= marker.Form;
        var level = marker.Form;
        // "(i)" after "(h)" is a letter; so is "v" after "u".
        if (level == MarkerForm.Roman && top == MarkerForm.Letter && marker.Value.Length == 1 && entries.Count > 0 && entries[^1].Number is { Length: 1 } before && before[0] + 1 == marker.Value[0])
            level = MarkerForm.Letter;
        if (level == top || entries.Count == 0)
            entries.Add(new Entry(level == MarkerForm.Bullet ? null : marker.Value, text, [], span));
        else
            entries[^1].Below.Add((level == MarkerForm.Bullet ? null : marker.Value, text, span));
    }

    public IEnumerable<FoundResolution> Close(Action<SourceSpan, string> ask)
    {
        if (IsEmpty)
        {
            ask(headSpan, "A resolution opens here but no words follow. Was the page cut?");
            yield break;
        }

        if (entries.Count == 0)
        {
            yield return One(null, single!, [], singleSpan, ask);
            yield break;
        }

        // A full sentence before the list is a resolution of its own; the list belongs to it.
        if (single is not null)
        {
            var below = entries.SelectMany(entry => entry.Below.Prepend((entry.Number, entry.Text, entry.Span))).ToList();
            yield return One(null, single, below, singleSpan, ask);
            yield break;
        }

        foreach (var entry in entries)
            yield return One(entry.Number, entry.Text, entry.Below, entry.Span, ask);
    }

    private FoundResolution One(string? number, MappedText text, List<(string? Marker, MappedText Text, SourceSpan Span)> below, SourceSpan span, Action<SourceSpan, string> ask)
    {
        var whole = below.Aggregate(span, (sum, entry) => sum.Through(entry.Span));
        return new FoundResolution(
            number,
            item,
            form,
            LeadIn,
            text.Text,
            below.ConvertAll(entry => new ListEntry(entry.Marker, entry.Text.Text, entry.Span)),
            SplitResolution.Of(text, number ?? "", below.ConvertAll(entry => entry.Text), ask),
            whole);
    }
}
