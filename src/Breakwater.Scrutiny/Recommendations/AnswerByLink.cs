using System.Buffers.Text;
using System.Security.Cryptography;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Outbox;
using Breakwater.Kernel.Storage;
using Breakwater.Scrutiny.Committees;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Scrutiny.Recommendations;

/// <summary>Sends an addressee a link, and takes the answer that is typed behind it.</summary>
public sealed class AnswerByLink(ScrutinyDb db)
{
    /// <summary>Returns the token: it stands in the mail and is stored nowhere.</summary>
    public async Task<string> Send(Act act, string by, Request request, int version, Id<Served> servedId, string? office, string? email, Func<string, string> address)
    {
        PartnershipDb.Expect(request, version);
        if (string.IsNullOrWhiteSpace(office) || string.IsNullOrWhiteSpace(email) || !email.Contains('@', StringComparison.Ordinal))
            throw new RuleBroken("answer-link-to", "Give the office that the link goes to, and its e-mail address.");
        db.Begin(act);
        var served = request.Served.FirstOrDefault(one => one.Id == servedId) ?? throw new RuleBroken("request-addressee", "This body was not asked this.");
        var body = await db.Bodies.SingleAsync(b => b.Id == served.BodyId);
        var token = Add(by, request, served, body, office.Trim(), email.Trim(), act, address);
        await db.SaveChangesAsync();
        return token;
    }

    /// <summary>As part of another use case, which saves.</summary>
    internal string Add(string by, Request request, Served served, Body body, string office, string email, Act act, Func<string, string> address)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
        db.Add(new AnswerLink
        {
            Id = Id<AnswerLink>.New(db.Partnership.Clock),
            RequestId = request.Id,
            ServedId = served.Id,
            TokenDigest = Digest(token),
            SentTo = office,
            SentAt = act.At,
            ExpiresAt = act.At + AnswerLink.Life,
        });
        db.Add(new OutboxMail
        {
            Id = Id<OutboxMail>.New(db.Partnership.Clock).Value,
            To = email,
            Subject = $"A committee asks {body.Name} for an answer ({request.Reference})",
            Body = $"A scrutiny committee has asked something of {body.Name}. Read it and answer here, without an account:\n{address(token)}\n\nThe link works until {LondonTime.Say(act.At + AnswerLink.Life)}, for one answer.\n",
            DueAt = act.At,
        });
        db.Record(new AnswerLinkSent(by, body.Name), request);
        return token;
    }

    /// <summary>The link behind a token, or null: used, run out and never sent are one answer.</summary>
    public async Task<AnswerLink?> Find(string token)
    {
        var digest = Digest(token);
        var link = await db.AnswerLinks.FirstOrDefaultAsync(l => l.TokenDigest == digest);
        return link is not null && link.Works(db.Partnership.Clock.Instant()) ? link : null;
    }

    public async Task Answer(Act act, AnswerLink link, ResponseInput input)
    {
        db.Begin(act);
        var request = await db.Requests.SingleAsync(r => r.Id == link.RequestId);
        var served = request.Served.Single(one => one.Id == link.ServedId);
        // Nobody's words become public unread: an officer looks first.
        await new RecordResponse(db).Add(request, served.Id, input, act.At, readBy: null);
        link.Use(act.At);
        db.Record(new AnswerLinkUsed((await db.Bodies.SingleAsync(b => b.Id == served.BodyId)).Name), link);
        await db.SaveChangesAsync();
    }

    private byte[] Digest(string token) => db.Partnership.Keys.Hmac("answer link", token);
}
