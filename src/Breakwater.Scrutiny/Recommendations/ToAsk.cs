using Breakwater.Kernel.Ids;
using Breakwater.Scrutiny.Committees;

namespace Breakwater.Scrutiny.Recommendations;

/// <summary>Somebody whom the resolution's words ask and who has not been asked yet: it waits on the officer's desk.</summary>
/// <param name="Name">As the paper names them.</param>
/// <param name="Kind">The importer's kind of addressee, such as "police"; it helps to propose a body.</param>
/// <param name="BodyId">The body that is meant; null where an officer must say.</param>
/// <param name="Sure">The paper gives the body's own name, or an officer chose it.</param>
/// <param name="Onward">They are to be asked by way of another ("the Cabinet Member asks Cabinet").</param>
public sealed record ToAsk(string Name, string Kind, Id<Body>? BodyId, bool Sure, bool Onward = false);

/// <summary>What a request's words point to.</summary>
/// <param name="Kind">resolution, minute, event or condition.</param>
/// <param name="To">Number or name, as written.</param>
/// <param name="Words">The words that point.</param>
/// <param name="ResolutionId">Where it is another resolution of the same meeting.</param>
public sealed record RequestLink(string Kind, string To, string Words, Id<Resolution>? ResolutionId = null);
