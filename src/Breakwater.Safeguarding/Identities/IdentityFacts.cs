using Breakwater.Kernel.Facts;

namespace Breakwater.Safeguarding.Identities;

[Says("identity-opened", "{By}, identity guardian, opened who told us.")]
public sealed record IdentityOpened(string By) : Looked;

[Says("identity-opened-in-emergency", "{By} opened who told us in an emergency, without a guardian. The guardians have been told.")]
public sealed record IdentityOpenedInEmergency(string By) : Looked;

[Says("guardian-asked", "{By} asked the identity guardian to pass a message on to whoever told us.")]
public sealed record GuardianAsked(string By) : Fact;

[Says("message-passed-on", "{By}, identity guardian, passed the hub's message on to whoever told us.")]
public sealed record MessagePassedOn(string By) : Fact;

[Says("message-not-passed-on", "{By}, identity guardian, couldn't reach whoever told us.")]
public sealed record MessageNotPassedOn(string By) : Fact;
