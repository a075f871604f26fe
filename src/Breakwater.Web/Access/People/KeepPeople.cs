using System.Net.Mail;
using System.Security.Cryptography;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Outbox;
using Breakwater.Kernel.Storage;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Breakwater.Web.Access.SignIn;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Access.People;

/// <summary>What an account says of somebody, as typed.</summary>
public sealed record AccountEntry(string? Name, string? Email, string? JobTitle, string? Agency, string? Team, IReadOnlyList<string> Roles);

/// <summary>
/// Who works here and with which authority. Every change of authority is a fact about that person, and works at their next
/// click. Nobody changes their own, so that no administrator makes themselves a practitioner.
/// </summary>
public sealed class KeepPeople(SafeguardingDb db, AbilityTable abilities)
{
    public async Task<Worker> Add(Act act, AccountEntry account)
    {
        await Check(account, except: null);
        db.Begin(act);
        var worker = new Worker
        {
            Id = Id<Worker>.New(db.Partnership.Clock),
            Name = account.Name!.Trim(),
            Email = account.Email!.Trim(),
            NormalisedEmail = account.Email.Trim().ToUpperInvariant(),
            Agency = account.Agency!,
            Team = account.Team,
            JobTitle = account.JobTitle?.Trim(),
            Roles = string.Join(',', account.Roles),
            SecurityStamp = Stamp(),
        };
        db.Add(worker);
        db.Record(new WorkerAdded(act.Actor.Name, worker.Name, RoleWords(worker), AgencyName(worker)), worker);
        await db.SaveChangesAsync();
        return worker;
    }

    public async Task Change(Act act, Worker worker, int version, AccountEntry account)
    {
        NotOneself(act, worker);
        PartnershipDb.Expect(worker, version);
        await Check(account, except: worker.Id);
        db.Begin(act);
        var before = $"{RoleWords(worker)}, {AgencyName(worker)}";
        (worker.Name, worker.JobTitle, worker.Agency, worker.Team, worker.Roles) = (account.Name!.Trim(), account.JobTitle?.Trim(), account.Agency!, account.Team, string.Join(',', account.Roles));
        (worker.Email, worker.NormalisedEmail) = (account.Email!.Trim(), account.Email.Trim().ToUpperInvariant());
        worker.Version++;
        db.Record(new WorkerAuthorityChanged(act.Actor.Name, worker.Name, before, $"{RoleWords(worker)}, {AgencyName(worker)}"), worker);
        await db.SaveChangesAsync();
    }

    public async Task EndSessions(Act act, Worker worker)
    {
        db.Begin(act);
        await new TakeSignIn(db).EndSessions(worker.Id, except: null);
        db.Record(new WorkerSessionsEnded(act.Actor.Name, worker.Name), worker);
        await db.SaveChangesAsync();
    }

    /// <summary>Ends or opens an account. What somebody held stays where it is until it is taken over.</summary>
    public async Task SetActive(Act act, Worker worker, bool active)
    {
        NotOneself(act, worker);
        db.Begin(act);
        (worker.Active, worker.SecurityStamp, worker.Version) = (active, Stamp(), worker.Version + 1);
        if (!active) await new TakeSignIn(db).EndSessions(worker.Id, except: null);
        db.Record(active ? new WorkerCameBack(act.Actor.Name, worker.Name) : new WorkerLeft(act.Actor.Name, worker.Name), worker);
        await db.SaveChangesAsync();
    }

    /// <summary>
    /// Takes password, authenticator and recovery codes away and sends a one-time link to the person's own address: whoever
    /// invites never sees it. Returns the link for the command line, which has no mail yet.
    /// </summary>
    public async Task<string> SendInvitation(Act act, Worker worker)
    {
        NotOneself(act, worker);
        db.Begin(act);
        (worker.PasswordHash, worker.TotpSecret, worker.TotpConfirmed, worker.RecoveryCodes) = (null, null, false, null);
        (worker.SecurityStamp, worker.Version) = (Stamp(), worker.Version + 1);
        await new TakeSignIn(db).EndSessions(worker.Id, except: null);
        var link = await new Invite(db).LinkFor(worker);
        db.Add(new OutboxMail
        {
            Id = Id<OutboxMail>.New(db.Partnership.Clock).Value,
            To = worker.Email,
            Subject = "Your way into Breakwater",
            Body = $"Somebody opened a way into Breakwater for you. This link works once and for two days:\n\n{link}\n\nIf you don't know what this is, ignore it and tell your manager.\n",
            DueAt = act.At,
        });
        db.Record(new WorkerInvited(act.Actor.Name, worker.Name), worker);
        await db.SaveChangesAsync();
        return link;
    }

    private static string Stamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private static void NotOneself(Act act, Worker worker)
    {
        if (act.Actor.Key == worker.Id.ToString()) throw new RuleBroken("own-authority", "Nobody changes their own account's authority. Ask another administrator.");
    }

    private async Task Check(AccountEntry account, Id<Worker>? except)
    {
        if (string.IsNullOrWhiteSpace(account.Name)) throw new RuleBroken("person-name", "Type the person's name.");
        if (!MailAddress.TryCreate(account.Email?.Trim(), out _)) throw new RuleBroken("person-email", "Type a whole e-mail address, such as owen.marsh@merrowshire.example.");
        var agency = db.Partnership.Configuration.Agencies.FirstOrDefault(a => a.Code == account.Agency) ?? throw new RuleBroken("person-agency", "Choose an agency and team of this partnership.");
        if (account.Team is not null && agency.Teams.All(t => t.Code != account.Team)) throw new RuleBroken("person-team", $"\"{account.Team}\" is not a team of {agency.Name}.");
        if (account.Roles.Count == 0) throw new RuleBroken("person-role", "Choose at least one role.");
        if (account.Roles.FirstOrDefault(r => abilities.Roles.All(known => known.Code != r)) is { } unknown) throw new RuleBroken("person-role", $"\"{unknown}\" is not a role of the table of abilities.");
        var normalised = account.Email!.Trim().ToUpperInvariant();
        if (await db.Set<Worker>().AnyAsync(w => w.NormalisedEmail == normalised && w.Id != except)) throw new RuleBroken("person-twice", "Somebody has this e-mail address already.");
    }

    private string AgencyName(Worker worker) => db.Partnership.Configuration.AgencyOf(worker.Agency).Name;

    private string RoleWords(Worker worker) => string.Join(" and ", worker.RoleList.Select(r => abilities.Roles.FirstOrDefault(known => known.Code == r)?.Words ?? r));
}
