using System.Text.RegularExpressions;
using Breakwater.Scrutiny.Import.Lines;
using Breakwater.Scrutiny.Import.Resolutions;

namespace Breakwater.Scrutiny.Import.Reports;

/// <summary>
/// "Recommendation 1: That …", as a task group's final report writes them: each where its evidence stands, and often all of
/// them again in a summary. What is repeated to the letter counts once; a number that says something else is asked about.
/// </summary>
internal sealed partial class NumberedRecommendations(ImportedPaper paper)
{
    private ResolutionSet? set;
    private string number = "";
    private bool titled;

    [GeneratedRegex(@"^(key )?recommendation (no\.? ?|number )?(?<number>\d{1,3}[a-z]?)\s*([:.)–—-]|\t|$)\s*", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Head();

    public static bool IsHead(string words) => Head().IsMatch(words);

    /// <summary>The block opens a recommendation.</summary>
    public bool Opens(Block block, string? item)
    {
        if (block.Marker.Form is not (MarkerForm.None or MarkerForm.Bullet) || Head().Match(block.Words) is not { Success: true } head)
            return false;
        Close();
        number = head.Groups["number"].Value;
        set = new ResolutionSet(block.Text.Slice(0, head.Length).Trim(), item, ResolutionForm.Recommended, block.Span);
        if (head.Length < block.Words.Length)
            Begin(block with { Text = block.Text.Slice(head.Length).Trim() });
        return true;
    }

    /// <summary>The block belongs to the recommendation above: its words, an entry of its list, or the rest of its sentence.</summary>
    public bool GoesOn(Block block)
    {
        if (set is null)
            return false;
        if (set.IsEmpty)
            Begin(block);
        else if (block.Marker.Form is MarkerForm.Bullet or MarkerForm.Letter or MarkerForm.Roman)
            set.Add(block);
        else if (block.Marker == Marker.None && (char.IsLower(block.Words[0]) || (titled && block.Words.StartsWith("That ", StringComparison.Ordinal))))
            set.GoOn(block);
        else
            Close();
        titled = false;
        return set is not null;
    }

    public void Close()
    {
        if (set is null)
            return;
        foreach (var found in set.Close(paper.Ask))
        {
            if (paper.Resolutions.Find(known => known.Number == found.Number && known.Form == ResolutionForm.Recommended) is not { } known)
                paper.Resolutions.Add(found);
            else if (known.Text == found.Text)
                paper.SetAside.Add(new SetAside(found.Text, "repeats a recommendation that stands above", found.Source));
            else
            {
                paper.Resolutions.Add(found);
                paper.Ask(found.Source, $"Recommendation {found.Number} stands twice, in different words. Which of them holds?");
            }
        }

        set = null;
    }

    private void Begin(Block block)
    {
        set!.Add(block with { Marker = new Marker(MarkerForm.Number, number, 0) });
        // "Recommendation 1 – Training" may be a title above the words.
        titled = block.Words.Length < 60 && block.Words[^1] is not ('.' or ';');
    }
}
