using System.Globalization;
using System.Text.RegularExpressions;
using Breakwater.Scrutiny.Import.Evidence;
using Breakwater.Scrutiny.Import.Lines;
using Breakwater.Scrutiny.Import.People;
using Breakwater.Scrutiny.Import.Questions;
using Breakwater.Scrutiny.Import.Resolutions;
using Breakwater.Scrutiny.Import.Sources;

namespace Breakwater.Scrutiny.Import.Minutes;

/// <summary>A paragraph that still takes list entries; when it closes, its kind is told and its parts are drawn out.</summary>
internal sealed partial class OpenParagraph(MappedText words, SourceSpan span, string? number, string? item, string section)
{
    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;
    private readonly List<(string? Marker, MappedText Text, SourceSpan Span)> entries = [];
    private Block? answer;

    [GeneratedRegex(@"\b(made|raised|offered|recorded) (a number of |several |some |the following |various )*(comments|points|observations|issues)\b|\bfollowing (comments|points|observations|issues|matters) (were|was) (made|raised|noted|discussed)|\b(comments|points|observations) (included|were as follows|including)|\bcomments including\b", Plain | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex CommentsLead();

    [GeneratedRegex(@"\b(below|following|these) (key )?questions|\bquestions?( set out)? below|\b(key lines? of enquiry|lines of enquiry|terms of reference)\b|\bto (answer|address|consider) the following\b", Plain | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex ScopingLead();

    [GeneratedRegex(@"\b(that|ask|asked|invite|invited) (?<who>[A-Z][\w’'-]*( (?!be\b|to\b)[\w’'&-]+){0,8}?)( and (the )?(?<also>[A-Z][\w’'-]*( (?!be\b|to\b)[\w’'&-]+){0,8}?))? (be (invited|asked|requested)|to (give|provide|present|attend|answer))", Plain, 1000)]
    private static partial Regex ScopingTo();

    [GeneratedRegex(@"\bpresentation\b", Plain | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex PresentationCue();

    [GeneratedRegex(@"\b(suggested|proposed)( to [\w ]+)?( by [\w ]+)? that\b|\bmoved (that|by)\b", Plain, 1000)]
    private static partial Regex ProposalCue();

    [GeneratedRegex(@"^(Members|Councillors|The (\w+ ){0,3}(Committee|Panel|Board|Group)|It)( was| were) (then |also |further )?(informed|advised|told|reported|noted) that\b|\bat the time of the meeting\b", Plain, 1000)]
    private static partial Regex StatementCue();

    [GeneratedRegex(@"^(Members|The (\w+ ){0,3}(Committee|Panel|Board|Group)|It was)( also| unanimously)? (recognised|welcomed|thanked|commended|praised|congratulated|acknowledged|were pleased|was pleased)\b", Plain, 1000)]
    private static partial Regex CommendationCue();

    [GeneratedRegex(@"^(There were no|No (apologies|declarations|interests|urgent)|Apologies (for absence )?(were|was|had)|The (minutes|Minutes) of the|The meeting (started|commenced|closed|ended|adjourned|finished|concluded)|Councillors? [^.]{3,80} declared|None( were)? (received|declared)?\.?$|On being put to the vote|Upon a vote|The (motion|amendment) was|At \d{1,2}[.:]\d{2})|\b(press and public be excluded|left the meeting|joined the meeting|declared (a|an) [\w -]*interest|signed by the Chair|approved as a correct record)\b", Plain, 1000)]
    private static partial Regex ProceduralCue();

    [GeneratedRegex(@"\b(he|she|they|who|Member|Committee|Panel|Members) (also )?(asked|requested) that (?<what>[^.]+)", Plain, 1000)]
    private static partial Regex AskedThat();

    [GeneratedRegex(@"\b(moved|proposed)\b[^.]*\bseconded\b[^.]*(\b(and|that|and it was)[:\s]*$|\bbe \w+)", Plain, 1000)]
    private static partial Regex MotionLeft();

    public string? Number => number;

    public string Words => words.Text;

    public bool HasEntries => entries.Count > 0;

    /// <summary>The words end as they do before a list.</summary>
    public bool LeadsIn => words.Text.Length > 0 && words.Text.TrimEnd('-', '–', ' ').EndsWith(':');

    public bool IsMarkedQuestion => answer is null && entries.Count == 0 && PairQuestion.IsMarkedQuestion(words.Text);

    /// <summary>The next paragraph is its answer ("Q1 …" and "A1 …").</summary>
    public void AnswerWith(Block block) => answer = block;

    /// <summary>The next number is that of the paragraph after this one; its own entries carry other markers, or none.</summary>
    public bool GoesOnWith(string next) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var own) && next == (own + 1).ToString(CultureInfo.InvariantCulture)
        && !entries.Exists(entry => entry.Marker is not null && entry.Marker.All(char.IsDigit));

    public void Add(Block block) => entries.Add((block.Marker.Value.Length > 0 ? block.Marker.Value : null, block.Text, block.Span));

    public void Close(ImportedPaper paper, bool minutes)
    {
        var speaker = FindSpeaker.In(words);
        var pairs = answer is null ? PairQuestion.In(words, number) : [PairQuestion.Across(words, answer.Text, number)];
        var kind = Kind(speaker, pairs.Count > 0);
        paper.Paragraphs.Add(new MinuteParagraph(number, item, section, kind, speaker, words.Text, entries.ConvertAll(entry => new ListEntry(entry.Marker, entry.Text.Text, entry.Span)), span));
        paper.QuestionAnswers.AddRange(pairs.Count == 1 && answer is null ? [pairs[0] with { Source = span }] : pairs);
        if (answer is not null)
            paper.Paragraphs.Add(new MinuteParagraph(null, item, section, ParagraphKind.Answer, null, answer.Words, [], answer.Span));
        if (kind == ParagraphKind.Question)
            paper.Ask(span, "A question is asked here, but no answer was found beside it. Was it answered?");
        if (speaker is { IsWitness: true } && paper.Witnesses.TrueForAll(known => known.Speaker.Name != speaker.Name))
            paper.Witnesses.Add((number, speaker));
        TakeEntries(paper, kind, speaker);
        if (minutes)
            Actions(paper, kind);
        Claims(paper, words);
        foreach (var entry in entries)
            Claims(paper, entry.Text);
    }

    private ParagraphKind Kind(Speaker? speaker, bool answered)
    {
        if (entries.Count > 0 && ScopingLead().IsMatch(Words))
            return ParagraphKind.Narrative;
        if (CommentsLead().IsMatch(Words))
            return ParagraphKind.Comment;
        if (answered)
            return ParagraphKind.QuestionAnswer;
        if (speaker is { IsWitness: true } or { Role: not null } or { Rank: not null } && PresentationCue().IsMatch(Words))
            return ParagraphKind.Presentation;
        if (ProceduralCue().IsMatch(Words))
            return ParagraphKind.Procedural;
        if (ProposalCue().IsMatch(Words))
            return ParagraphKind.Proposal;
        if (CommendationCue().IsMatch(Words))
            return ParagraphKind.Commendation;
        if (section is "minutes" or "detail" && PairQuestion.HasQuestion(Words))
            return ParagraphKind.Question;
        if (StatementCue().IsMatch(Words))
            return ParagraphKind.Statement;
        return speaker is null ? ParagraphKind.Narrative : ParagraphKind.Contribution;
    }

    private void TakeEntries(ImportedPaper paper, ParagraphKind kind, Speaker? speaker)
    {
        if (kind == ParagraphKind.Comment)
        {
            paper.Comments.AddRange(entries.Select(entry => new Comment(CommentKind(entry.Text.Text), number, entry.Text.Text, entry.Span)));
        }
        else if (kind == ParagraphKind.Presentation)
        {
            paper.Presentations.Add(new Presentation(number, speaker, entries.ConvertAll(entry => new ListEntry(entry.Marker, entry.Text.Text, entry.Span)), span));
        }
        else if (entries.Count > 0 && ScopingLead().IsMatch(Words))
        {
            var asked = ScopingTo().Match(Words);
            IReadOnlyList<string> to = [.. new List<Group> { asked.Groups["who"], asked.Groups["also"] }.Where(group => group.Success).Select(group => group.Value)];
            paper.ScopingQuestions.AddRange(entries.Select(entry => new ScopingQuestion(entry.Marker, number, entry.Text.Text, to, entry.Span)));
        }
    }

    private static string CommentKind(string words) => LeadingVerb.Of(words, hasAddressee: false).Kind switch
    {
        AtomKind.Commendation => "commendation",
        AtomKind.Concern => "concern",
        AtomKind.Note => "note",
        AtomKind.Unclear or AtomKind.Decision => "comment",
        _ => "request",
    };

    private void Actions(ImportedPaper paper, ParagraphKind kind)
    {
        if (ResolutionHead.IsPerhaps(Words))
            paper.Ask(span, "\"Agreed\" stands in the running text. Is this a resolution to be followed up?");
        if (MotionLeft().IsMatch(Words))
            paper.Ask(span, "A motion is moved here in running text. Was it carried, and is it a resolution to be followed up?");
        if (kind == ParagraphKind.QuestionAnswer || AskedThat().Match(Words) is not { Success: true } asked)
            return;
        var what = words.Slice(asked.Groups["what"].Index, asked.Groups["what"].Length);
        paper.Actions.Add(new MinutedAction(number, what.Text, FindAddressee.In(what), FindDue.Links(what), what.Span));
        paper.Ask(what.Span, "Something is asked for outside a resolution. Should it be followed up?");
    }

    private void Claims(ImportedPaper paper, MappedText text) => paper.Claims.AddRange(FindClaims.In(text, number));
}
