using Microsoft.AspNetCore.Http;

namespace Breakwater.Web.Access;

/// <summary>
/// Which box of a form a broken rule is about, so that the summary leads there and the box is marked. Rules know nothing of
/// pages: what belongs to no single box isn't named here, and stands in the summary alone.
/// </summary>
internal static class RuleFields
{
    private static readonly Dictionary<string, string[]> Fields = new(StringComparer.Ordinal)
    {
        ["decision-code"] = ["In.Decision"],
        ["decision-reason"] = ["In.Words"],
        ["decision-reference"] = ["In.Reference"],
        ["decision-join-to"] = ["In.JoinTo"],
        ["referral-to"] = ["In.Team"],
        ["referral-nobody"] = ["In.Team"],
        ["countersign-reason"] = ["In.RefuseBecause"],
        ["countersign-nobody"] = ["In.Decision"],
        ["escalate-reason"] = ["In.Urgent"],
        ["disposal-reason"] = ["Reason", "OpeningReason"],
        ["disposal-refuse-reason"] = ["Reason"],
        ["disposal-opening"] = ["Opening"],
        ["disposal-unknown"] = ["Reference"],
        ["disposal-twice"] = ["Reference"],
        ["disposal-held"] = ["Reference"],
        ["disposal-open"] = ["Reference"],
        ["disposal-joined"] = ["Reference"],
        ["disposal-linked"] = ["Reference"],
        ["disposal-early"] = ["Erase"],
        ["hold-reason"] = ["HoldReason"],
        ["hold-unknown"] = ["HoldReference"],
        ["hold-same"] = ["HoldReference"],
        ["check-agencies"] = ["In.Agencies"],
        ["check-who"] = ["In.Who"],
        ["check-hours"] = ["In.Hours"],
        ["check-answer"] = ["Answer"],
        ["check-held"] = ["Words"],
        ["check-not-shared"] = ["Words"],
        ["pause-reason"] = ["In.PauseBecause"],
        ["pause-until"] = ["In.PauseUntil"],
        ["told-because"] = ["In.NotToldBecause"],
        ["told-next"] = ["In.TellOn"],
        ["told-past"] = ["In.TellOn"],
        ["address-whom"] = ["In.Whom"],
        ["address-reason"] = ["In.ProtectBecause"],
        ["reopen-reason"] = ["In.Reopen"],
        ["feedback-how"] = ["In.FeedbackHow"],
        ["message-empty"] = ["In.Question", "In.ForGuardian", "Message", "Said"],
        ["message-too-long"] = ["In.Question", "In.ForGuardian", "Message", "Said"],
        ["decline-reason"] = ["Reason"],
        ["withdraw-reason"] = ["TakeBackBecause"],
        ["match-reason"] = ["Reason"],
        ["match-again-reason"] = ["Reason"],
        ["judge-choose"] = ["Answer"],
        ["confirm-reason"] = ["BackBecause", "Reason"],
        ["handling-choose"] = ["To"],
        ["handling-reason"] = ["Reason"],
        ["named-whom"] = ["Whom"],
        ["conflict-lift-reason"] = ["Reason"],
        ["who-looked"] = ["Reference"],
        ["who-looked-name"] = ["Name"],
        ["break-glass-whom"] = ["Asked"],
        ["break-glass-reason"] = ["Reason"],
        ["break-glass-code"] = ["Code"],
        ["review-verdict"] = ["Verdict"],
        ["review-words"] = ["Words"],
        ["identity-reason"] = ["Reason"],
        ["identity-reference"] = ["Reference"],
        ["identity-order"] = ["OthersNotReached"],
        ["identity-life"] = ["LifeAtRisk"],
        ["reference-slip"] = ["Asked", "For", "PassedFor", "Reference", "HoldReference"],
        ["log-original"] = ["Input.Original"],
        ["own-words-too-long"] = ["Input.OwnWords"],
        ["came-time"] = ["Input.CameAt"],
        ["came-future"] = ["Input.CameAt"],
        ["came-old"] = ["Input.CameOn"],
        ["born"] = ["Input.Born", "Answers.Born"],
        ["passed-on"] = ["Outcome"],
        ["search-empty"] = ["For"],
        ["search-receipt"] = ["For"],
        ["search-receipt-born"] = ["Born"],
        ["search-receipt-where"] = ["Where"],
        ["school-name"] = ["School"],
        ["school-email"] = ["Email"],
        ["person-name"] = ["Input.Name"],
        ["person-email"] = ["Input.Email"],
        ["person-twice"] = ["Input.Email"],
    };

    /// <summary>The box that was sent and that the rule is about; the empty text where there is none.</summary>
    public static string Of(string rule, HttpRequest request)
    {
        if (!Fields.TryGetValue(rule, out var fields)) return "";
        return fields.FirstOrDefault(f => request.HasFormContentType && request.Form.ContainsKey(f)) ?? fields[0];
    }
}
