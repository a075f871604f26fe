using Breakwater.Scrutiny.Import.Evidence;
using Breakwater.Scrutiny.Import.Lines;

namespace Breakwater.Scrutiny.Import.Minutes;

/// <summary>The lines above the first item: which body met, when, where, and other labelled fields.</summary>
internal static class PaperHead
{
    public static bool Take(ImportedPaper paper, Block block)
    {
        var taken = false;
        if (MinuteLabels.FieldOf(block.Words) is { } field && MinuteLabels.BodyOf(block.Words) is null)
        {
            paper.HeaderFields.Add(new HeaderField(field.Label, field.Value, block.Span));
            if (field.Label.Equals("Committee", StringComparison.OrdinalIgnoreCase) || field.Label is "Meeting" or "Body" or "Decision Maker" or "Decision maker" or "Meeting of")
                paper.Body ??= field.Value;
            if (field.Label.Contains("Date", StringComparison.OrdinalIgnoreCase) && !field.Label.Contains("Publication", StringComparison.OrdinalIgnoreCase) && !field.Label.Contains("Effective", StringComparison.OrdinalIgnoreCase))
                paper.Date ??= FindDates.First(block.Text);
            if (field.Label is "Decided at meeting" && field.Value.IndexOf(" - ", StringComparison.Ordinal) is var dash && dash > 0)
                paper.Body ??= field.Value[(dash + 3)..];
            taken = true;
        }
        else if (MinuteLabels.BodyOf(block.Words) is { } body)
        {
            paper.Name(body, block.Span);
            taken = true;
        }

        // The meeting's day stands by itself or beside the body; a date in any other sentence proves nothing.
        if (FindDates.First(block.Text) is { } date && date.Precision == DatePrecision.Day && (taken && paper.HeaderFields.Count == 0 || MinuteLabels.BodyOf(block.Words) is not null || block.Words.Length < 60 && !taken))
        {
            paper.Date ??= date;
            paper.Labels.Add(new Resolutions.ListEntry(null, block.Words, block.Span));
            taken = true;
        }

        if (taken || paper.Title is not null || !block.LooksLikeHeading)
            return taken;
        paper.Title = block.Words;
        paper.Labels.Add(new Resolutions.ListEntry(null, block.Words, block.Span));
        return true;
    }
}
