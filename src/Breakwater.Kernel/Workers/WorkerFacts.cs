using Breakwater.Kernel.Facts;

namespace Breakwater.Kernel.Workers;

[Says("worker-added", "{By} added {Whom} as {Roles}, {Agency}.")]
public sealed record WorkerAdded(string By, string Whom, string Roles, string Agency) : Fact;

[Says("worker-authority-changed", "{By} changed what {Whom} is: {Before} became {After}.")]
public sealed record WorkerAuthorityChanged(string By, string Whom, string Before, string After) : Fact;

[Says("worker-details-changed", "{By} changed name or job title of {Whom}.")]
public sealed record WorkerDetailsChanged(string By, string Whom) : Fact;

[Says("worker-email-changed", "{By} changed the e-mail address of {Whom} from {Before} to {After}. All sessions ended; the old address was told.")]
public sealed record WorkerEmailChanged(string By, string Whom, string Before, string After) : Fact;

[Says("worker-change-proposed", "{By} proposed for {Whom}: {What}. It waits for a second name.")]
public sealed record WorkerChangeProposed(string By, string Whom, string What) : Fact;

[Says("worker-change-refused", "{By} did not put the second name to what was proposed for {Whom}: {What}.")]
public sealed record WorkerChangeRefused(string By, string Whom, string What) : Fact;

[Says("worker-left", "{By} ended the account of {Whom}. All sessions ended.")]
public sealed record WorkerLeft(string By, string Whom) : Fact;

[Says("worker-came-back", "{By} opened the account of {Whom} again.")]
public sealed record WorkerCameBack(string By, string Whom) : Fact;

[Says("worker-sessions-ended", "{By} ended all sessions of {Whom}.")]
public sealed record WorkerSessionsEnded(string By, string Whom) : Fact;

[Says("worker-invited", "{By} sent {Whom} a one-time link to set a password and a second factor; the old ones are gone.")]
public sealed record WorkerInvited(string By, string Whom) : Fact;

[Says("second-factor-set", "{By} set up a second factor.")]
public sealed record SecondFactorSet(string By) : Fact;

[Says("recovery-code-used", "{By} signed in with a recovery code. {Left} are left.")]
public sealed record RecoveryCodeUsed(string By, int Left) : Fact;

[Says("password-set", "{By} set a new password. Other sessions ended.")]
public sealed record PasswordSet(string By) : Fact;
