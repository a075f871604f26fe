using System.Text.RegularExpressions;
using Breakwater.Scrutiny.Import.Sources;

namespace Breakwater.Scrutiny.Import.Questions;

/// <summary>Parts a paragraph into question and answer where it holds a cue for each, in that order.</summary>
internal static partial class PairQuestion
{
    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b(queried|enquired|inquired|questioned|sought (further )?(clarification|assurance|reassurance|information|confirmation)|wished to know|wanted to know|requested (clarification|confirmation)|asked (if|whether|about|how|what|why|when|who|which|where|for (clarification|confirmation|an update|more information|further information|details|information)|a question|questions|the following)|raised (a |some |several |further )?(quer(y|ies)|questions?)|(quer(y|ies)|questions?) (was|were) (made|asked|raised|put))\b", Plain | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Asked();

    [GeneratedRegex(@"(?<cut>[.?;]”?\s+|,? and |,? but )(?<who>(?=[A-Z])[^.?;]{2,110}?|(?=(was|were) (informed|advised|told|assured)))\s?\b(?<passive>(was|were) (then )?(informed|advised|told|assured))\b|(?<cut>[.?;]”?\s+)(?<who>(?=[A-Z])[^.?;]{2,140}?)\s(?<cue>(then )?(replied|responded|explained|answered|confirmed|advised|stated|clarified|said|reported|informed|indicated|assured|agreed to|undertook)\b)|(?<cut>[.?;]”?\s+)(?=(In (response|reply|answer)\b|It was (explained|confirmed|reported|advised|stated|clarified|noted) that|The (response|reply|answer) was))", Plain, 1000)]
    private static partial Regex Answered();

    [GeneratedRegex(@"^In (response|reply|answer) to (?<question>(a |an |the |further |some |several |another |various |members['’]? )*(quer(y|ies)|questions?|points?)\b[^,]*?(, [^,]{3,60}?(?= asked| about))?),\s+(?<who>[^,.;]{2,120}?)\s(?<cue>(was|were) (informed|advised|told|assured)|replied|responded|explained|answered|confirmed|advised|stated|clarified|said|reported|informed|indicated|assured)\b", Plain, 1000)]
    private static partial Regex InResponse();

    [GeneratedRegex(@"^(?<who>(Councillors?|Cllr\.?|Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?) [A-Z][\w’'-]+( [A-Z][\w’'-]+){0,2}|(The |A )?(Chair(man|woman|person)?|Committee|Panel|Board|Member of the (Committee|Panel|Board|public)|Member)|Members)\b", Plain, 1000)]
    private static partial Regex Asker();

    [GeneratedRegex(@"^(Members|The (Committee|Panel|Board)|Councillors?\b.*|He|She|They|It|Members of .*|the (Committee|Panel|Board))$", Plain, 1000)]
    private static partial Regex Listener();

    [GeneratedRegex(@"^(The |An? )?(Officers?\b|[\w\s.,’'&()/-]+)$", Plain, 1000)]
    private static partial Regex Someone();

    [GeneratedRegex(@"^(?<mark>Q(uestion)?\s?\d{0,3}\s?[.:)–-])\s*", Plain, 1000)]
    private static partial Regex QuestionMark();

    [GeneratedRegex(@"^(?<mark>(A|Answer|Response|Reply)\s?\d{0,3}\s?[.:)–-])\s*", Plain, 1000)]
    private static partial Regex AnswerMark();

    public static bool HasQuestion(string words) => Asked().IsMatch(words) || QuestionMark().IsMatch(words);

    public static bool IsMarkedQuestion(string words) => QuestionMark().IsMatch(words);

    public static bool IsMarkedAnswer(string words) => AnswerMark().IsMatch(words);

    /// <summary>The pairs that one paragraph holds, in order; empty where it holds none.</summary>
    public static IReadOnlyList<QuestionAnswer> In(MappedText words, string? paragraph)
    {
        if (InResponse().Match(words.Text) is { Success: true } response)
        {
            var who = response.Groups["who"].Value.Trim();
            return [new QuestionAnswer(paragraph, null, response.Groups["question"].Value, response.Groups["cue"].Value.StartsWith('w') || !Someone().IsMatch(who) ? null : Named(who), words.Text[response.Groups["who"].Index..], words.Span)];
        }

        var pairs = new List<QuestionAnswer>();
        while (One(words, paragraph) is { } found)
        {
            pairs.Add(found.Pair);
            if (found.After is null)
                break;
            words = found.After;
        }

        return pairs;
    }

    private static (QuestionAnswer Pair, MappedText? After)? One(MappedText words, string? paragraph)
    {
        var asked = Asked().Match(words.Text);
        if (!asked.Success)
            return null;
        var answered = Answered().Match(words.Text, asked.Index + asked.Length);
        if (!answered.Success)
            return null;
        var cut = answered.Groups["cut"];
        var question = words.Text[..(cut.Index + (cut.Value[0] is '.' or '?' or ';' ? 1 : 0))].Trim();
        var speaker = answered.Groups["who"].Value.Trim();
        var named = answered.Groups["passive"].Success || speaker.Length == 0 || Listener().IsMatch(speaker) ? null : Named(speaker);
        var rest = NextQuestion(words, answered.Index + answered.Length);
        var end = rest ?? words.Length;
        var answer = words.Slice(cut.Index + cut.Length, end - cut.Index - cut.Length).Trim();
        var pair = new QuestionAnswer(paragraph, Asker().Match(words.Text) is { Success: true } asker ? asker.Value : null, question, named, answer.Text, words.Slice(0, end).Trim().Span);
        return (pair, rest is { } at ? words.Slice(at) : null);
    }

    // Where the sentence begins that puts the next question, if it is answered too.
    private static int? NextQuestion(MappedText words, int from)
    {
        var next = Asked().Match(words.Text, from);
        if (!next.Success || !Answered().IsMatch(words.Text, next.Index + next.Length))
            return null;
        var sentence = words.Text.LastIndexOf(". ", next.Index, next.Index - from, StringComparison.Ordinal);
        return sentence < from ? null : sentence + 2;
    }

    /// <summary>A question in one paragraph and the answer in the next ("Q1: …", "A: …").</summary>
    public static QuestionAnswer Across(MappedText question, MappedText answer, string? paragraph) => new(
        paragraph,
        Asker().Match(question.Text) is { Success: true } asker ? asker.Value : null,
        question.Text[QuestionMark().Match(question.Text).Length..],
        People.FindSpeaker.In(answer.Slice(AnswerMark().Match(answer.Text).Length))?.Called,
        answer.Text[AnswerMark().Match(answer.Text).Length..],
        question.Span.Through(answer.Span));

    private static string Named(string who) => who.StartsWith("The ", StringComparison.Ordinal) || who.StartsWith("the ", StringComparison.Ordinal) ? who[4..] : who;
}
