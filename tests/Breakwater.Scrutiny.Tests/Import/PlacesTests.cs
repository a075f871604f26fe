namespace Breakwater.Scrutiny.Tests.Import;

/// <summary>Every element can be found again in the file, and no line is lost.</summary>
public class PlacesTests
{
    [Theory]
    [InlineData("agenda-item.txt")]
    [InlineData("review-report.txt")]
    [InlineData("printed-minutes.txt")]
    [InlineData("issue-history.txt")]
    [InlineData("decision.txt")]
    public void The_file_holds_the_same_words_at_the_place_that_is_given(string fixture)
    {
        var text = Papers.Text(fixture);
        var paper = Papers.Read(fixture);
        foreach (var one in paper.Paragraphs)
            Even(text.Substring(one.Source.Offset, one.Source.Length)).ShouldEndWith(Even(one.Text));
        foreach (var one in paper.Resolutions)
            Even(text.Substring(one.Source.Offset, one.Source.Length)).ShouldContain(Even(one.Text));
        foreach (var one in paper.Resolutions.Where(one => one.Entries.Count == 0).SelectMany(one => one.Atoms))
            Even(text.Substring(one.Source.Offset, one.Source.Length)).ShouldBe(Even(one.Action));
        foreach (var one in paper.Resolutions.SelectMany(one => one.Atoms).SelectMany(one => one.Addressees))
            Even(text.Substring(one.Source.Offset, one.Source.Length)).ShouldBe(Even(one.Name));
        foreach (var one in paper.Claims)
            Even(text.Substring(one.Source.Offset, one.Source.Length)).ShouldBe(Even(one.Figure));
    }

    [Fact]
    public void A_line_that_fits_nowhere_is_listed()
    {
        var paper = Papers.ReadText(Papers.Text("review-report.txt").Replace("COMMUNITY SCRUTINY COMMITTEE\n", "COMMUNITY SCRUTINY COMMITTEE\n\nPlease read this before you come.\n", StringComparison.Ordinal));
        paper.UnplacedLines.ShouldHaveSingleItem().Text.ShouldBe("Please read this before you come.");
        paper.Uncertain.ShouldContain(doubt => doubt.Question.Contains("landed nowhere"));
    }

    private static string Even(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
