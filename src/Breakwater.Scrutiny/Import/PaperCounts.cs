using Breakwater.Scrutiny.Import.Minutes;
using Breakwater.Scrutiny.Import.Resolutions;

namespace Breakwater.Scrutiny.Import;

/// <summary>How much of each was found. Requests and commendations are those of resolutions, not of comments.</summary>
public static class PaperCounts
{
    public static IReadOnlyDictionary<string, int> Of(ImportedPaper paper) => new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["items"] = paper.Items.Count,
        ["headerFields"] = paper.HeaderFields.Count,
        ["authors"] = paper.Authors.Count,
        ["witnesses"] = paper.Witnesses.Count,
        ["attendance"] = paper.Attendance.Count,
        ["paragraphs"] = paper.Paragraphs.Count,
        ["numberedParagraphs"] = paper.Paragraphs.Count(paragraph => paragraph.Number is not null),
        ["unnumberedParagraphs"] = paper.Paragraphs.Count(paragraph => paragraph.Number is null),
        ["detailParagraphs"] = paper.Paragraphs.Count(paragraph => paragraph is { Number: not null, Section: "detail" }),
        ["comments"] = paper.Comments.Count,
        ["commentRequests"] = paper.Comments.Count(comment => comment.Kind == "request"),
        ["resolutions"] = paper.Resolutions.Count,
        ["recommendations"] = paper.Resolutions.Count(resolution => resolution.Form == ResolutionForm.Recommended),
        ["requests"] = paper.Resolutions.Sum(resolution => resolution.Requests.Count()),
        ["commendations"] = paper.Resolutions.Sum(resolution => resolution.Commendations.Count()),
        ["decisions"] = paper.Resolutions.Sum(resolution => resolution.Decisions.Count()),
        ["actions"] = paper.Actions.Count,
        ["scopingQuestions"] = paper.ScopingQuestions.Count,
        ["questionAnswers"] = paper.QuestionAnswers.Count,
        ["statements"] = paper.Paragraphs.Count(paragraph => paragraph.Kind == ParagraphKind.Statement),
        ["presentations"] = paper.Presentations.Count,
        ["presentationBullets"] = paper.Presentations.Sum(talk => talk.Bullets.Count),
        ["sections"] = paper.Sections.Count,
        ["implications"] = paper.Implications.Count,
        ["emptySections"] = paper.EmptySections.Count,
        ["documents"] = paper.Documents.Count,
        ["claims"] = paper.Claims.Count,
        ["dates"] = paper.Dates.Count,
        ["runningHeads"] = paper.RunningHeads.Count,
        ["setAside"] = paper.SetAside.Count,
        ["unplacedLines"] = paper.UnplacedLines.Count,
        ["uncertain"] = paper.Uncertain.Count,
        ["safety"] = paper.Safety.Count,
    };
}
