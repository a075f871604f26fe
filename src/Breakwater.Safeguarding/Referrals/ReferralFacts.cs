using Breakwater.Kernel.Facts;

namespace Breakwater.Safeguarding.Referrals;

[Says("referral-offered", "{By} offered it to {ToTeam} ({ToAgency}), to be accepted by {AcceptBy}. {FromAgency} stays responsible until then.")]
public sealed record ReferralOffered(string By, string ToTeam, string ToAgency, string FromAgency, DateTime AcceptBy) : Fact;

[Says("referral-accepted", "{By} accepted the referral for {Agency} and is responsible from now.")]
public sealed record ReferralAccepted(string By, string Agency) : Fact;

[Says("referral-declined", "{By} of {Agency} declined the referral. The work is the hub's again; who has it: {Whom}.")]
public sealed record ReferralDeclined(string By, string Agency, string Whom) : Fact;

[Says("referral-declined-beside", "{By} of {Agency} declined the referral. {Accepter} of {AccepterAgency} accepted another one of the same concern and stays responsible. Who decides at the hub whether more is needed: {Whom}.")]
public sealed record ReferralDeclinedBeside(string By, string Agency, string Accepter, string AccepterAgency, string Whom) : Fact;

[Says("referral-ran-out", "Nobody at {Agency} accepted in time. It climbed the rota to {Whom} (step {Step}).")]
public sealed record ReferralRanOut(string Agency, int Step, string Whom) : Fact;

[Says("referral-withdrawn", "{By} took the referral back from {Agency} before anybody accepted.")]
public sealed record ReferralWithdrawn(string By, string Agency) : Fact;

[Says("referral-given-back", "{Whom} does not have the referral any more, so it was offered to {ToTeam} ({ToAgency}) again. It was to be accepted by {AcceptBy}. {FromAgency} is responsible until somebody has accepted.")]
public sealed record ReferralGivenBack(string Whom, string ToTeam, string ToAgency, string FromAgency, DateTime AcceptBy) : Fact;

[Says("referral-brought-forward", "{By} marked the concern urgent: the referral is to be accepted by {AcceptBy}.")]
public sealed record ReferralBroughtForward(string By, DateTime AcceptBy) : Fact;

[Says("referral-list-shown", "{By} was shown a list that names {Count} referrals.")]
public sealed record ReferralListShown(string By, int Count, IReadOnlyList<Guid> Referrals) : Looked, INamesRecords
{
    public IEnumerable<Guid> Named() => Referrals;

    public string OfOne() => $"{By} was shown a list of referrals with this on it, that day for the first time.";
}

[Says("referral-exported", "{By} made a {Form} copy of the referral for {Recipient}.")]
public sealed record ReferralExported(string By, string Form, string Recipient) : Fact;

[Says("referral-opened", "{By} opened the referral.")]
public sealed record ReferralOpened(string By) : Looked;
