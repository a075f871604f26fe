using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Breakwater.Scrutiny.Import.Evidence;
using Breakwater.Scrutiny.Import.People;
using Breakwater.Scrutiny.Import.Resolutions;
using Breakwater.Scrutiny.Import.Sources;

namespace Breakwater.Scrutiny.Import;

/// <summary>
/// The import as JSON, for the command line and for other programs. Every element has its <c>source</c> (offset and
/// length in characters of the decoded file, or of the extracted text for Word and PDF).
/// </summary>
public static class PaperJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Write(ImportedPaper paper) => JsonSerializer.Serialize(Shape(paper), Options);

    private static object Shape(ImportedPaper paper) => new
    {
        kind = paper.Kind,
        body = paper.Body,
        date = paper.Date?.From,
        title = paper.Title ?? (paper.Items.Count == 1 ? paper.Items[0].Title : null),
        file = paper.File,
        counts = PaperCounts.Of(paper),
        headerFields = paper.HeaderFields.Select(field => new { field.Label, field.Value, source = Place(field.Source) }),
        authors = paper.Authors.Select(author => Person(author, null)),
        witnesses = paper.Witnesses.Select(witness => Person(witness.Speaker, witness.Paragraph)),
        attendance = paper.Attendance.Select(line => new { line.Group, line.Text, source = Place(line.Source) }),
        items = paper.Items.Select(item => new { item.Number, item.Title, asks = Entries(item.Asks), notes = Entries(item.Notes), item.Body, item.Date, source = Place(item.Source) }),
        sections = paper.Sections.Select(section => new { section.Number, section.Title, section.Kind, source = Place(section.Source) }),
        paragraphs = paper.Paragraphs.Select(paragraph => new
        {
            paragraph.Number,
            paragraph.Item,
            paragraph.Section,
            paragraph.Kind,
            speaker = paragraph.Speaker?.Called,
            speakerRole = paragraph.Speaker?.Role,
            speakerOrganisation = paragraph.Speaker?.Organisation,
            paragraph.Text,
            entries = Entries(paragraph.Entries),
            source = Place(paragraph.Source),
        }),
        comments = paper.Comments.Select(comment => new { comment.Kind, comment.Paragraph, comment.Text, source = Place(comment.Source) }),
        resolutions = paper.Resolutions.Select(Resolution),
        actions = paper.Actions.Select(action => new { action.Paragraph, action.Text, addressees = action.Addressees.Select(Asked), links = action.Links.Select(Pointer), source = Place(action.Source) }),
        scopingQuestions = paper.ScopingQuestions.Select(question => new { question.Letter, question.Paragraph, question.Text, question.To, source = Place(question.Source) }),
        questionAnswers = paper.QuestionAnswers.Select(pair => new { pair.Paragraph, pair.Asker, pair.Question, pair.Answerer, pair.Answer, source = Place(pair.Source) }),
        statements = paper.Paragraphs.Where(paragraph => paragraph.Kind == Minutes.ParagraphKind.Statement).Select(paragraph => new { paragraph = paragraph.Number, paragraph.Text, source = Place(paragraph.Source) }),
        presentations = paper.Presentations.Select(talk => new { talk.Paragraph, presenter = talk.Presenter?.Called, organisation = talk.Presenter?.Organisation, bullets = Entries(talk.Bullets), source = Place(talk.Source) }),
        implications = paper.Implications.Select(row => new { row.Number, row.Name, row.Text, row.IsNone, source = Place(row.Source) }),
        emptySections = paper.EmptySections.Select(section => new { section.Number, section.Title, section.Text, source = Place(section.Source) }),
        documents = Entries(paper.Documents),
        claims = paper.Claims.Select(claim => new { claim.Kind, claim.Figure, claim.Text, claim.Paragraph, source = Place(claim.Source) }),
        dates = paper.Dates.Select(Day),
        runningHeads = Entries(paper.RunningHeads),
        setAside = paper.SetAside.Select(line => new { line.Text, line.Reason, source = Place(line.Source) }),
        labels = Entries(paper.Labels),
        unplacedLines = paper.UnplacedLines.Select(line => new { line.Line, line.Text, source = Place(line.Source) }),
        uncertain = paper.Uncertain.Select(doubt => new { doubt.Question, source = Place(doubt.Source) }),
        safety = paper.Safety.Select(mark => new { mark.Kind, mark.Text, mark.Question, source = Place(mark.Source) }),
    };

    private static object Resolution(FoundResolution resolution) => new
    {
        resolution.Number,
        resolution.Item,
        resolution.Form,
        resolution.Kind,
        resolution.LeadIn,
        resolution.Text,
        entries = Entries(resolution.Entries),
        requests = resolution.Requests.Select(Part),
        commendations = resolution.Commendations.Select(Part),
        decisions = resolution.Decisions.Select(Part),
        source = Place(resolution.Source),
    };

    private static object Part(Atom atom) => new
    {
        atom.Id,
        atom.Kind,
        atom.Verb,
        atom.Action,
        addressees = atom.Addressees.Select(Asked),
        due = atom.Due is null ? null : new { atom.Due.Text, date = atom.Due.Date?.From, precision = atom.Due.Date?.Precision, source = Place(atom.Due.Source) },
        links = atom.Links.Select(Pointer),
        atom.Warnings,
        source = Place(atom.Source),
    };

    private static object Asked(Addressee addressee) => new { addressee.Name, addressee.Kind, addressee.Onward, source = Place(addressee.Source) };

    private static object Pointer(Link link) => new { link.Kind, link.To, link.Text, source = Place(link.Source) };

    private static object Person(Speaker speaker, string? paragraph) => new { speaker.Name, speaker.Rank, speaker.Role, speaker.Organisation, speaker.Acting, paragraph, source = Place(speaker.Source) };

    private static object Day(FoundDate date) => new { date.Text, date = date.From, date.Precision, source = Place(date.Source) };

    private static IEnumerable<object> Entries(IEnumerable<ListEntry> entries) =>
        entries.Select(entry => new { entry.Marker, entry.Text, source = Place(entry.Source) });

    private static object Place(SourceSpan span) => new { span.Offset, span.Length };
}
