using Breakwater.Kernel.Facts;

namespace Breakwater.Scrutiny.Meetings;

[Says("meeting-minuted", "{By} took in the minutes of {Body} of {Day}: {Items} items, {Resolutions} resolutions.")]
public sealed record MeetingMinuted(string By, string Body, string Day, int Items, int Resolutions) : Fact;

[Says("meeting-planned", "{By} planned a meeting of {Body} for {Day}.")]
public sealed record MeetingPlanned(string By, string Body, string Day) : Fact;

[Says("meeting-cancelled", "{By} cancelled the meeting of {Body} on {Day}.")]
public sealed record MeetingCancelled(string By, string Body, string Day) : Fact;

[Says("minutes-published", "{By} published the minutes of {Body} of {Day}; {Kept} passages stay with the members.")]
public sealed record MinutesPublished(string By, string Body, string Day, int Kept) : Fact;

[Says("resolution-made", "{Body} resolved this on {Day}.")]
public sealed record ResolutionMade(string Body, string Day) : Fact;

[Says("item-file-attached", "{By} attached a file; it is {Standing}.")]
public sealed record FileAttached(string By, string Standing) : Fact;

[Says("restriction-kept", "{By} asked again whether this must be kept back: it must. The next review is on {Day}.")]
public sealed record RestrictionKept(string By, string Day) : Fact;

[Says("restriction-lifted", "{By} opened a paragraph that was kept back.")]
public sealed record RestrictionLifted(string By) : Fact;

[Says("restriction-made", "{By} kept {What} from the public from now on. Until then it was {Standing}.")]
public sealed record RestrictionMade(string By, string What, string Standing) : Fact;

[Says("restriction-item-lifted", "{By} opened the title of an item that was kept back, and what it resolved; its paragraphs stay kept back, one by one.")]
public sealed record ItemRestrictionLifted(string By) : Fact;

[Says("exempt-read", "{By} opened item {Item}, which is kept from the public.")]
public sealed record ExemptRead(string By, string Item) : Looked;
