using Breakwater.Kernel.Facts;

namespace Breakwater.Safeguarding.Identities;

[Says("identity-opened", "{By}, identity guardian, opened who told us.")]
public sealed record IdentityOpened(string By) : Looked;

[Says("identity-opened-in-emergency", "{By} opened who told us in an emergency, without a guardian. The guardians have been told.")]
public sealed record IdentityOpenedInEmergency(string By) : Looked;
