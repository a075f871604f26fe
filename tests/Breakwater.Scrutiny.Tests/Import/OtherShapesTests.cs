using Breakwater.Scrutiny.Import.Kinds;
using Breakwater.Scrutiny.Import.Resolutions;

namespace Breakwater.Scrutiny.Tests.Import;

/// <summary>Other shapes in which councils publish: printed minutes, decisions, histories, web pages, XML.</summary>
public class OtherShapesTests
{
    [Fact]
    public void Printed_minutes_wrapped_at_a_fixed_width_are_read_as_paragraphs()
    {
        var paper = Papers.Read("printed-minutes.txt");
        paper.Kind.ShouldBe(PaperKind.PrintedMinutes);
        paper.Body.ShouldBe("COMMUNITY SAFETY SCRUTINY PANEL");
        paper.Date!.From.ShouldBe(new DateOnly(2024, 11, 14));
        paper.Items.Select(item => item.Number).ShouldBe(["112/24", "113/24", "114/24"]);
        paper.Attendance.Select(line => line.Group).ShouldBe(["present", "apologies", "inAttendance"]);
        paper.Resolutions.Count.ShouldBe(5);
        var atoms = paper.Resolutions.Where(one => one.Item == "113/24").SelectMany(one => one.Atoms).ToList();
        atoms.Select(atom => (atom.Id, atom.Kind)).ShouldBe(
        [
            ("1", AtomKind.Note), ("2", AtomKind.Request), ("3a", AtomKind.Request), ("3b", AtomKind.Request), ("4", AtomKind.Commendation),
        ]);
        atoms[1].Due!.Text.ShouldBe("in six months");
        atoms[2].Addressees.Select(one => (one.Name, one.Onward)).ShouldBe([("Cabinet Member for Children's Services", false), ("Home Secretary", true)]);
        paper.QuestionAnswers.ShouldHaveSingleItem().Answerer.ShouldBe("Superintendent Vane");
        paper.UnplacedLines.ShouldBeEmpty();
    }

    [Fact]
    public void An_agreement_told_in_running_text_is_asked_about_not_taken_as_a_resolution()
    {
        var paper = Papers.Read("printed-minutes.txt");
        paper.Resolutions.ShouldNotContain(one => one.Text.Contains("site visit"));
        paper.Uncertain.ShouldContain(doubt => doubt.Question.Contains("Is this a resolution"));
    }

    [Fact]
    public void A_history_of_an_issue_keeps_its_meetings_apart_and_counts_a_repeated_decision_once()
    {
        var paper = Papers.Read("issue-history.txt");
        paper.Kind.ShouldBe(PaperKind.IssueHistory);
        paper.Items.Select(item => (item.Number, item.Date)).ShouldBe([("27", new DateOnly(2024, 7, 24)), ("12", new DateOnly(2024, 6, 12))]);
        paper.Resolutions.Count.ShouldBe(3);
        paper.Resolutions[1].Requests.ShouldHaveSingleItem().Addressees.Count.ShouldBe(2);
        paper.SetAside.Count(line => line.Reason.Contains("repeats")).ShouldBe(2);
    }

    [Fact]
    public void A_task_groups_final_report_gives_its_recommendations_once_each()
    {
        var paper = Papers.Read("task-group-report.txt");
        paper.Kind.ShouldBe(PaperKind.Report);
        paper.Body.ShouldBe("SAFER COMMUNITIES TASK AND FINISH GROUP");
        paper.Title.ShouldBe("FINAL REPORT: CHILD CRIMINAL EXPLOITATION");
        paper.Resolutions.Select(one => (one.Number, one.Form)).ShouldBe([("1", ResolutionForm.Recommended), ("2", ResolutionForm.Recommended), ("3", ResolutionForm.Recommended)]);
        paper.Resolutions[0].Requests.ShouldHaveSingleItem().Due!.Text.ShouldBe("by September 2026");
        paper.Resolutions[1].Requests.ShouldHaveSingleItem().Addressees.Select(one => one.Name).ShouldBe(["Merrowshire Police"]);
        paper.SetAside.Count(line => line.Reason.Contains("repeats a recommendation")).ShouldBe(2);
        paper.UnplacedLines.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Resolved - That a progress report be brought to the Committee in March 2016.", "in March 2016")]
    [InlineData("Resolved - That the minutes of the meeting held in March 2016 be approved.", null)]
    public void A_month_is_a_day_to_answer_by_only_where_something_is_to_come_back(string words, string? due)
    {
        var paper = Breakwater.Scrutiny.Import.ImportPaper.Read("minutes.txt", System.Text.Encoding.UTF8.GetBytes("Minutes of the SAFER SCRUTINY COMMITTEE held on 4 January 2016\n\n12 Lines\n\n" + words + "\n"));
        paper.Resolutions.ShouldHaveSingleItem().Atoms[0].Due?.Text.ShouldBe(due);
    }

    [Fact]
    public void A_decision_page_gives_its_fields_and_its_decision()
    {
        var paper = Papers.Read("decision.txt");
        paper.Kind.ShouldBe(PaperKind.Decision);
        paper.Body.ShouldBe("Cabinet");
        paper.Date!.From.ShouldBe(new DateOnly(2025, 3, 10));
        paper.Resolutions.Select(one => one.Kind).ShouldBe(["decision", "request", "commendation"]);
        paper.Documents.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_saved_web_page_is_read_without_its_menus_and_every_place_is_in_its_source()
    {
        var html = Papers.Text("meeting-page.html");
        var paper = Papers.Read("meeting-page.html");
        paper.Kind.ShouldBe(PaperKind.Meeting);
        paper.Items.Select(item => item.Number).ShouldBe(["35", "36"]);
        paper.SetAside.ShouldContain(line => line.Text == "• Councillors");
        var request = paper.Resolutions.SelectMany(one => one.Requests).ShouldHaveSingleItem();
        request.Addressees.ShouldHaveSingleItem().Name.ShouldBe("Thornbeck District Council");
        html.Substring(request.Source.Offset, request.Source.Length).ShouldStartWith("Thornbeck District Council be asked");
        request.Due!.Date!.From.ShouldBe(new DateOnly(2025, 3, 1));
    }

    [Fact]
    public void Answers_of_the_web_service_are_unescaped_twice()
    {
        var paper = Papers.Read("getmeeting.xml");
        paper.Items.ShouldHaveSingleItem().Title.ShouldBe("Children's Homes & Exploitation");
        paper.Body.ShouldBe("Community Scrutiny Committee");
        paper.Attendance.Select(line => line.Group).ShouldBe(["present", "apologies"]);
        paper.Resolutions.ShouldHaveSingleItem().Requests.ShouldHaveSingleItem().Addressees.ShouldHaveSingleItem().Name.ShouldBe("Director of Children's Services");
    }

    [Theory]
    [InlineData("RESOLVED – That the Chief Constable be asked to attend the next meeting.", "request")]
    [InlineData("RESOLVED: That the report be noted.", "note")]
    [InlineData("Resolved that the minutes of the last meeting be approved as a correct record.", "decision")]
    [InlineData("IT WAS RESOLVED UNANIMOUSLY that the officers be thanked for their work.", "commendation")]
    [InlineData("AGREED: That a letter be sent to the Home Secretary about unregistered phones.", "letter")]
    [InlineData("The Committee RESOLVED to recommend to Cabinet that the outreach post be kept.", "request")]
    [InlineData("Following a vote, it was RESOLVED that the Panel endorse the plan.", "request")]
    [InlineData("Agreed – to note the position.", "note")]
    public void Fixed_forms_of_resolution_are_known(string words, string kind)
    {
        var paper = Papers.ReadText("Minutes of the Community Scrutiny Committee held on 4 June 2024\n\nPresent: Councillor Alder Marsh\n\n12. COUNTY LINES\n\nThe report was considered.\n\n" + words + "\n");
        paper.Resolutions.ShouldHaveSingleItem().Kind.ShouldBe(kind);
    }

    [Fact]
    public void Numbers_inside_one_paragraph_part_it()
    {
        var paper = Papers.ReadText("Agenda item\n\nLines\n\nMinutes:\n\nRESOLVED – That (1) the report be noted; (2) schools be asked to refer sooner; and (3) the Leader write to the Home Office by 1 July 2024.\n");
        paper.Resolutions.Select(one => (one.Number, one.Kind)).ShouldBe([("1", "note"), ("2", "request"), ("3", "letter")]);
        paper.Resolutions[2].Requests.Single().Due!.Date!.From.ShouldBe(new DateOnly(2024, 7, 1));
    }

    [Fact]
    public void The_meeting_below_a_title_names_body_day_and_item()
    {
        var paper = Papers.ReadText("Agenda item\n\nSafe Evenings: an update\n\n    • Meeting of Community Scrutiny Committee, Thursday, 23rd November, 2023 5.30 pm (Item 45.)\n    • View the background to item 45.\n\nMinutes:\n\nResolved;\n\n1.    That the update be noted.\n\n2.    That the Cabinet Member be requested to share the plan by the end of January 2024.\n\nSupporting documents:\n\n    • Report, item 45. pdf icon PDF 312 KB\n");
        (paper.Body, paper.Date!.From, paper.Items.Single().Number).ShouldBe(("Community Scrutiny Committee", new DateOnly(2023, 11, 23), "45"));
        paper.Items.Single().Title.ShouldBe("Safe Evenings: an update");
        paper.Resolutions.Select(one => one.Kind).ShouldBe(["note", "request"]);
        paper.Documents.ShouldHaveSingleItem().Text.ShouldBe("Report, item 45.");
        paper.UnplacedLines.ShouldBeEmpty();
    }

    [Fact]
    public void Questions_and_answers_are_paired_across_paragraphs_and_within_one()
    {
        var paper = Papers.ReadText("Agenda item\n\nLines\n\nMinutes:\n\nQ1. How many lines run into Port Calder?\nA1. Superintendent Vane advised that eleven were known.\n\n7.4 Councillor Reed asked what was being done in schools. Superintendent Vane explained that each had a named officer. Councillor Teal asked about taxis and was informed that drivers were trained.\n");
        paper.QuestionAnswers.Select(pair => (pair.Asker, pair.Answerer)).ShouldBe([(null, "Superintendent Vane"), ("Councillor Reed", "Superintendent Vane"), ("Councillor Teal", null)]);
        paper.Uncertain.ShouldNotContain(doubt => doubt.Question.Contains("no answer was found"));
    }

    [Fact]
    public void An_action_outside_a_resolution_is_kept_and_a_lost_resolved_is_asked_about()
    {
        var paper = Papers.ReadText("Minutes of the Community Scrutiny Committee\n\nDate: 3 February 2022\n\nPresent: Cllr Jo Adams\n\n1. Lines\n\nACTION: Head of Youth Justice to provide the figures.\n\nIt was moved by Cllr Jo Adams, seconded by Cllr Bea Brown and\n\nthe report be received.\n");
        paper.Actions.ShouldHaveSingleItem().Addressees.ShouldHaveSingleItem().Name.ShouldBe("Head of Youth Justice");
        paper.Uncertain.ShouldContain(doubt => doubt.Question.Contains("A motion is moved"));
    }

    [Theory]
    [InlineData("6.30 pm was the time at which it began.")]
    [InlineData("2.5 million people live in the region served.")]
    public void Times_and_measures_are_no_paragraph_numbers(string words) =>
        Papers.ReadText("Agenda item\n\nLines\n\nMinutes:\n\n" + words + "\n").Paragraphs.ShouldHaveSingleItem().Number.ShouldBeNull();

    [Fact]
    public void A_report_with_other_headings_keeps_lettered_recommendations_and_implications()
    {
        var paper = Papers.ReadText(Papers.Text("review-report.txt")
            .Replace("2 Recommendations\n\nThat:\n\n", "2.0 RECOMMENDATION(S)\n\n2.1 That Members:\n\n(a) note the progress made;\n\n(b) request that the Chief Constable provides an update in six months.\n\n3.0 DETAIL\n\n", StringComparison.Ordinal));
        paper.Resolutions.Where(one => one.LeadIn == "That Members:").Select(one => (one.Number, one.Kind)).ShouldBe([("a", "note"), ("b", "request")]);
    }

    [Fact]
    public void Resolved_alone_on_its_line_with_that_the_committee_below_opens_the_list()
    {
        var paper = Papers.ReadText("""
            At a Meeting of the SAFER COMMUNITIES SCRUTINY COMMITTEE held at County Hall, Dunmere on Tuesday 4 November 2025 at 9.30 a.m.

            3 Child Exploitation and County Lines
            The Committee considered a report of the Corporate Director.

            Resolved:
            That the Committee:
            a) note the contents of the report and presentation;
            b) recommend that the Chief Constable considers seconding an analyst;
            c) request a further report in six months' time.
            """);
        paper.Resolutions.Select(r => (r.Number, r.Kind)).ShouldBe([("a", "note"), ("b", "request"), ("c", "request")]);
        paper.Resolutions[0].LeadIn.ShouldBe("Resolved: That the Committee:");
        paper.Uncertain.Select(d => d.Question).ShouldNotContain(q => q.Contains("no form that is known"));
        paper.UnplacedLines.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<table><tr><th>No.</th><th>Recommendation</th><th>Response</th><th>Lead officer</th></tr><tr><td>1</td><td>That the Executive publishes figures on school exclusions.</td><td>Accepted. The first will be published in May.</td><td>Head of Education</td></tr><tr><td>2</td><td>That Merton Vale Police be asked to join the weekly meeting.</td><td>Not accepted.</td><td>Community Safety Manager</td></tr></table>")]
    [InlineData("<table><tr><th>Recommendation</th><th>Progress update</th></tr><tr><td>That the Executive publishes figures on school exclusions.</td><td>Accepted. The first will be published in May.</td></tr><tr><td>That Merton Vale Police be asked to join the weekly meeting.</td><td>Not accepted.</td></tr></table>")]
    public void A_table_of_recommendations_with_answers_gives_the_recommendations_and_asks_for_the_rest(string table)
    {
        var page = $"<!DOCTYPE html><html><head><title>Response</title></head><body><h1>Response of the Executive to the review</h1><p>Report of: Director of Communities</p><p>Overview and Scrutiny Committee</p><p>12 February 2026</p><h2>1 Purpose</h2><p>1.1 To set out the response.</p><h2>2 Recommendations and responses</h2>{table}</body></html>";
        var paper = Breakwater.Scrutiny.Import.ImportPaper.Read("response.html", System.Text.Encoding.UTF8.GetBytes(page));
        paper.Resolutions.Select(r => r.Text).ShouldBe(["That the Executive publishes figures on school exclusions.", "That Merton Vale Police be asked to join the weekly meeting."]);
        paper.Resolutions[1].Atoms.ShouldHaveSingleItem().Addressees.ShouldHaveSingleItem().Name.ShouldBe("Merton Vale Police");
        paper.Paragraphs.Select(p => p.Text).ShouldContain("Not accepted.");
        paper.Uncertain.Count(d => d.Question.StartsWith("This row of a table", StringComparison.Ordinal)).ShouldBe(2);
        paper.UnplacedLines.ShouldBeEmpty();
    }

    [Fact]
    public void Notes_of_a_group_without_resolutions_give_its_name_and_its_actions_and_are_not_called_cut()
    {
        var paper = Papers.ReadText("""
            Thornminster City Council
            Public Protection Overview Group
            Notes of the meeting held on 22 January 2026

            In attendance: Cllr Joyce Amble (Chair), Cllr Tom Whin

            1. Welcome and apologies
            The Chair welcomed everyone.

            2. Cuckooing: what residents see
            Niall Carrow outlined how homes are taken over.
            Action: Community Safety Manager to circulate the training figures before the next meeting.

            Date of next meeting: 19 March 2026
            """);
        paper.Body.ShouldBe("Public Protection Overview Group");
        paper.Resolutions.ShouldBeEmpty();
        paper.Actions.ShouldHaveSingleItem();
        paper.Uncertain.ShouldNotContain(d => d.Question.Contains("cut"));
    }
}
