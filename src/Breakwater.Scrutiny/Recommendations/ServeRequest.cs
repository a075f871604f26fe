using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;
using Breakwater.Scrutiny.Committees;

namespace Breakwater.Scrutiny.Recommendations;

/// <summary>Sends a request to one addressee: from that day its own clock runs.</summary>
public sealed class ServeRequest(ScrutinyDb db)
{
    /// <param name="act">Whose act.</param>
    /// <param name="by">Name of the officer.</param>
    /// <param name="request">The request.</param>
    /// <param name="version">Version that the form was filled in from.</param>
    /// <param name="addressee">Who must answer.</param>
    /// <param name="basis">On what duty; null takes the one that ground and body give.</param>
    /// <param name="receivedAt">UTC instant of receipt, or of the notice if later.</param>
    public async Task<Served> Do(Act act, string by, Request request, int version, Body addressee, StatutoryBasis? basis, DateTime receivedAt)
    {
        PartnershipDb.Expect(request, version);
        db.Begin(act);
        var duty = basis ?? ResponseClocks.For(request.Ground, addressee.Duties);
        var served = request.Serve(Id<Served>.New(db.Partnership.Clock), addressee, duty, receivedAt, db.Partnership.Configuration.WorkingDays);
        db.Record(new RequestServed(by, addressee.Name, DutyWords.Of(duty)), request);
        await db.SaveChangesAsync();
        return served;
    }
}
