using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;
using Breakwater.Scrutiny.Committees;
using Microsoft.EntityFrameworkCore;

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
        var served = Add(by, request, addressee, basis, receivedAt);
        await db.SaveChangesAsync();
        return served;
    }

    /// <summary>
    /// Asks everybody of a request's list whose body is known, on the duty that ground and body give. Who has an e-mail
    /// address is sent a link to answer by. One act, one transaction.
    /// </summary>
    /// <returns>Whom it asked, and whether a link went out.</returns>
    public async Task<IReadOnlyList<(Body Body, bool Mailed)>> Waiting(Act act, string by, IReadOnlyList<Request> requests, Func<string, string> address, Id<Body>? only = null)
    {
        db.Begin(act);
        var asked = new List<(Body, bool)>();
        foreach (var request in requests)
        {
            var published = await db.Resolutions.AnyAsync(r => r.Id == request.ResolutionId && r.PublishedAt != null);
            if (!published) throw new RuleBroken("request-unpublished", "Publish the minutes first: a request goes out in the words that are public.");
            foreach (var one in request.ToAsk.Where(t => t is { BodyId: not null, Sure: true } && (only is null || t.BodyId == only)).ToList())
            {
                var body = await db.Bodies.SingleAsync(b => b.Id == one.BodyId);
                var served = Add(by, request, body, null, act.At);
                if (body.Email is { } email) new AnswerByLink(db).Add(by, request, served, body, body.Office ?? body.Name, email, act, address);
                asked.Add((body, body.Email is not null));
            }
        }
        if (asked.Count == 0) throw new RuleBroken("request-nobody", "Nobody is left to be asked here.");
        await db.SaveChangesAsync();
        return asked;
    }

    /// <summary>An officer says which bodies a paper's words mean, or that nobody is to be asked under that name.</summary>
    public async Task Name(Act act, string by, Request request, int version, string name, IReadOnlyList<Body> bodies)
    {
        PartnershipDb.Expect(request, version);
        db.Begin(act);
        request.Name(name, bodies.Select(b => b.Id).ToList());
        db.Record(new AddresseeNamed(by, bodies.Count == 0 ? $"nobody is asked as “{name}”" : $"“{name}” is {string.Join(", ", bodies.Select(b => b.Name))}"), request);
        await db.SaveChangesAsync();
    }

    private Served Add(string by, Request request, Body addressee, StatutoryBasis? basis, DateTime receivedAt)
    {
        var duty = basis ?? ResponseClocks.For(request.Ground, addressee.Duties);
        var served = request.Serve(Id<Served>.New(db.Partnership.Clock), addressee, duty, receivedAt, db.Partnership.Configuration.WorkingDays);
        db.Record(new RequestServed(by, addressee.Name, DutyWords.Of(duty)), request);
        return served;
    }
}
