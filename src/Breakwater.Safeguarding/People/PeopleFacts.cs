using Breakwater.Kernel.Facts;

namespace Breakwater.Safeguarding.People;

[Says("match-found", "Two records may be one person: {Band}.")]
public sealed record MatchFound(string Band) : Fact;

[Says("match-judged-same", "{By} judged that both records are one person. A second person has to confirm it.")]
public sealed record MatchJudgedSame(string By) : Fact;

[Says("match-told-apart", "{By} told the two records apart: different people.")]
public sealed record MatchToldApart(string By) : Fact;

[Says("match-left-open", "{By} was not sure.")]
public sealed record MatchLeftOpen(string By) : Fact;

[Says("match-sent-back", "{By} did not confirm that both records are one person.")]
public sealed record MatchSentBack(string By) : Fact;

[Says("match-asked-again", "{By} opened the question again.")]
public sealed record MatchAskedAgain(string By) : Fact;

[Says("person-joined", "{By} confirmed what {Judge} judged: the records are one person, {Person}.")]
public sealed record PersonJoined(string By, string Judge, string Person) : Fact;

// Two for the owners of the records, on the page of who looked: on the timeline they would tell whoever may open one concern
// of another that they may not.
[Says("person-in-concern-joined", "{By} and {Judge} recognised somebody here in a record of another concern.")]
public sealed record PersonInConcernJoined(string By, string Judge) : Looked;

[Says("person-taken-apart", "{By} took a join apart; every record stands where it stood. The joined record had been seen by: {SeenBy}.")]
public sealed record PersonTakenApart(string By, string SeenBy) : Fact;

[Says("person-in-concern-taken-apart", "{By} took apart what had joined somebody here with a record of another concern.")]
public sealed record PersonInConcernTakenApart(string By) : Looked;

[Says("person-sources-picked", "{By} chose which records these come from: {What}.")]
public sealed record PersonSourcesPicked(string By, string What) : Fact;

[Says("person-opened", "{By} opened the joined record of a person.")]
public sealed record PersonOpened(string By) : Looked;

[Says("match-shown", "{By} was shown somebody here as a likely match for somebody elsewhere.")]
public sealed record MatchShown(string By) : Looked;

[Says("match-compared", "{By} compared somebody here with a record of another concern, side by side.")]
public sealed record MatchCompared(string By) : Looked;

[Says("person-found", "{By} found somebody here by a search.")]
public sealed record PersonFound(string By) : Looked;

[Says("pointer-asked", "{By} asked whether anybody else in the partnership knows somebody here, and was told: {Answer}")]
public sealed record PointerAsked(string By, string Answer) : Fact;

[Says("pointer-given", "{By} was told to ring about somebody here, without being told which service holds what.")]
public sealed record PointerGiven(string By) : Looked;

[Says("matches-listed", "{By} was shown a list of {Count} possible matches.")]
public sealed record MatchesListed(string By, int Count, IReadOnlyList<Guid> Matches) : Looked, INamesRecords
{
    public IEnumerable<Guid> Named() => Matches;

    public string OfOne() => $"{By} was shown a list of possible matches with somebody of this on it, that day for the first time.";
}

[Says("address-protected", "{By} protected the address of {Whom}: it is shown to few, copied to nobody and no longer matched by.")]
public sealed record AddressProtected(string By, string Whom) : Fact;

[Says("address-protection-lifted", "{By} lifted the protection of the address of {Whom}.")]
public sealed record AddressProtectionLifted(string By, string Whom) : Fact;
