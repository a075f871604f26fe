using System.Security.Cryptography;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Outbox;
using Breakwater.Kernel.Storage;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Sharing;
using Breakwater.Web.Access.SignIn;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Access.People;

/// <summary>What an account says of somebody, as typed.</summary>
public sealed record AccountEntry(string? Name, string? Email, string? JobTitle, string? Agency, string? Team, IReadOnlyList<string> Roles);

/// <summary>
/// Who works here and with which authority. Every change of authority is a fact about that person, and works at their next
/// click. Nobody changes their own; and what could make one administrator a practitioner, or put them in a practitioner's
/// place, waits for a second name (<see cref="SecondName"/>), so that no administrator does it alone. An operator at the
/// command line holds the keys already and needs none.
/// </summary>
public sealed class KeepPeople(SafeguardingDb db, AbilityTable abilities)
{
    private readonly SecondName _second = new(db, abilities);

    /// <summary>Adds somebody. Where their roles need a second name the account is shut until it is given.</summary>
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
        worker.Active = !_second.IsNeeded(act, worker);
        db.Add(worker);
        db.Record(new WorkerAdded(act.Actor.Name, worker.Name, RoleWords(worker.RoleList), AgencyName(worker.Agency)), worker);
        if (!worker.Active) await _second.Propose(act, worker, $"an account as {RoleWords(worker.RoleList)}, {PlaceName(worker.Agency, worker.Team)}, at {worker.Email}", new Proposal { Opens = true, Invites = true });
        await db.SaveChangesAsync();
        return worker;
    }

    /// <returns>False: it waits for a second name, and nothing has changed yet.</returns>
    public async Task<bool> Change(Act act, Worker worker, int version, AccountEntry account)
    {
        NotOneself(act, worker);
        PartnershipDb.Expect(worker, version);
        await Check(account, except: worker.Id);
        db.Begin(act);
        if (_second.IsNeeded(act, worker, account))
        {
            await _second.Propose(act, worker, Words(worker, account), new Proposal { Change = account });
            await db.SaveChangesAsync();
            return false;
        }
        await Apply(act.Actor.Name, worker, account);
        await db.SaveChangesAsync();
        return true;
    }

    public async Task EndSessions(Act act, Worker worker)
    {
        db.Begin(act);
        await new TakeSignIn(db).EndSessions(worker.Id, except: null);
        db.Record(new WorkerSessionsEnded(act.Actor.Name, worker.Name), worker);
        await db.SaveChangesAsync();
    }

    /// <summary>Ends or opens an account. What is in the hands of somebody who leaves is in nobody's then, and those who can take it on are told.</summary>
    /// <returns>False: it waits for a second name.</returns>
    public async Task<bool> SetActive(Act act, Worker worker, bool active)
    {
        NotOneself(act, worker);
        if (active) NotInvented(worker.NormalisedEmail);
        db.Begin(act);
        var waits = active && !worker.Active && _second.IsNeeded(act, worker);
        if (waits) await _second.Propose(act, worker, "the account is opened again", new Proposal { Opens = true });
        else await Open(act.Actor.Name, worker, active);
        await db.SaveChangesAsync();
        return !waits;
    }

    /// <summary>
    /// Takes password, authenticator and recovery codes away and sends a one-time link to the person's own address: whoever
    /// invites never sees it. Returns the link for the command line, which has no mail yet; null when it waits for a second name.
    /// </summary>
    public async Task<string?> SendInvitation(Act act, Worker worker)
    {
        NotOneself(act, worker);
        db.Begin(act);
        string? link = null;
        if (_second.IsNeeded(act, worker)) await _second.Propose(act, worker, $"a new one-time link to {worker.Email}, which takes the old password and second factor away", new Proposal { Invites = true });
        else link = await Invite(act.Actor.Name, worker);
        await db.SaveChangesAsync();
        return link;
    }

    /// <summary>A second person puts their name to what one administrator proposed, as they read it: only now does it happen.</summary>
    /// <param name="seen">The <see cref="Proposal.Digest"/> of what they read.</param>
    public async Task Confirm(Act act, Worker worker, string? seen)
    {
        NotOneself(act, worker);
        var proposal = await _second.AsRead(worker, seen);
        if (proposal.By == act.Actor.Key) throw new RuleBroken("second-name-own", "You proposed this yourself. The second name has to be somebody else's.");
        if (proposal.Change is { } account) await Check(account, except: worker.Id);
        db.Begin(act);
        var both = $"{proposal.ByName} and {act.Actor.Name}";
        if (proposal.Change is { } change) await Apply(both, worker, change);
        if (proposal.Opens) await Open(both, worker, active: true);
        if (proposal.Invites) await Invite(both, worker);
        await _second.Forget(worker);
        await db.SaveChangesAsync();
    }

    public async Task Refuse(Act act, Worker worker, string? seen)
    {
        NotOneself(act, worker);
        var proposal = await _second.AsRead(worker, seen);
        db.Begin(act);
        db.Record(new WorkerChangeRefused(act.Actor.Name, worker.Name, proposal.What), worker);
        var colleagues = new Colleagues(db);
        if (proposal.By != act.Actor.Key && await colleagues.ById(Id<Worker>.Parse(proposal.By, null)) is { } proposer)
            colleagues.Tell([proposer], "What you proposed for an account did not get a second name.", $"/people/{worker.Id}");
        await _second.Forget(worker);
        await db.SaveChangesAsync();
    }

    /// <summary>What would become of somebody, in words for whoever puts the second name to it.</summary>
    private string Words(Worker worker, AccountEntry account)
    {
        var said = $"{RoleWords(worker.RoleList)}, {PlaceName(worker.Agency, worker.Team)}, becomes {RoleWords(account.Roles)}, {PlaceName(account.Agency!, account.Team)}";
        if (account.Name!.Trim() != worker.Name) said += $"; the name becomes {account.Name.Trim()} instead of {worker.Name}";
        return EmailChanges(worker, account) ? $"{said}; the e-mail address becomes {account.Email!.Trim()} instead of {worker.Email}" : said;
    }

    private async Task Apply(string by, Worker worker, AccountEntry account)
    {
        var (before, emailBefore, emailChanges) = ($"{RoleWords(worker.RoleList)}, {AgencyName(worker.Agency)}", worker.Email, EmailChanges(worker, account));
        var authority = (worker.Agency, worker.Team, worker.Roles);
        (worker.Name, worker.JobTitle, worker.Agency, worker.Team, worker.Roles) = (account.Name!.Trim(), account.JobTitle?.Trim(), account.Agency!, account.Team, string.Join(',', account.Roles));
        (worker.Email, worker.NormalisedEmail) = (account.Email!.Trim(), account.Email.Trim().ToUpperInvariant());
        worker.Version++;
        if (authority != (worker.Agency, worker.Team, worker.Roles))
            db.Record(new WorkerAuthorityChanged(by, worker.Name, before, $"{RoleWords(worker.RoleList)}, {AgencyName(worker.Agency)}"), worker);
        else if (!emailChanges) db.Record(new WorkerDetailsChanged(by, worker.Name), worker);
        if (authority != (worker.Agency, worker.Team, worker.Roles)) await new OutOfHands(db).All(worker, left: authority.Agency == worker.Agency ? null : authority.Agency);
        if (!emailChanges) return;
        // Whoever reads at the new address starts from nothing: no session and no link goes over with the account.
        worker.SecurityStamp = Stamp();
        await new TakeSignIn(db).EndSessions(worker.Id, except: null);
        db.RemoveRange(await db.Set<Invitation>().Where(i => i.WorkerId == worker.Id).ToListAsync());
        db.Record(new WorkerEmailChanged(by, worker.Name, emailBefore, worker.Email), worker);
        foreach (var address in new[] { emailBefore, worker.Email })
            Mail(address, "Your Breakwater account", $"The e-mail address of your Breakwater account was changed, and you were signed out everywhere.\n\nIf you don't know why, ring the hub on {db.Partnership.Configuration.Hub.Phone} now.\n");
    }

    private async Task Open(string by, Worker worker, bool active)
    {
        (worker.Active, worker.SecurityStamp, worker.Version) = (active, Stamp(), worker.Version + 1);
        if (!active)
        {
            await new TakeSignIn(db).EndSessions(worker.Id, except: null);
            await _second.Forget(worker);
        }
        db.Record(active ? new WorkerCameBack(by, worker.Name) : new WorkerLeft(by, worker.Name), worker);
        if (!active) await new OutOfHands(db).All(worker);
    }

    private async Task<string> Invite(string by, Worker worker)
    {
        (worker.PasswordHash, worker.TotpSecret, worker.TotpConfirmed, worker.RecoveryCodes) = (null, null, false, null);
        (worker.SecurityStamp, worker.Version) = (Stamp(), worker.Version + 1);
        await new TakeSignIn(db).EndSessions(worker.Id, except: null);
        var link = await new Invite(db).LinkFor(worker);
        Mail(worker.Email, "Your way into Breakwater", $"Somebody opened a way into Breakwater for you. This link works once and for two days:\n\n{link}\n\nIf you don't know what this is, ignore it and tell your manager.\n");
        db.Record(new WorkerInvited(by, worker.Name), worker);
        return link;
    }

    private void Mail(string to, string subject, string body) => db.Add(new OutboxMail
    {
        Id = Id<OutboxMail>.New(db.Partnership.Clock).Value,
        To = to,
        Subject = subject,
        Body = body,
        DueAt = db.Act.At,
    });

    internal static bool EmailChanges(Worker worker, AccountEntry account) => !string.Equals(worker.Email, account.Email?.Trim(), StringComparison.OrdinalIgnoreCase);

    private static string Stamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private static void NotOneself(Act act, Worker worker)
    {
        if (act.Actor.Key == worker.Id.ToString()) throw new RuleBroken("own-authority", "Nobody changes their own account's authority. Ask another administrator.");
    }

    // A real partnership doesn't start with one (OpenPartnership): taken now, nobody could start it again to take it out.
    private void NotInvented(string normalisedEmail)
    {
        if (!db.Partnership.Configuration.Demo && normalisedEmail.EndsWith(".EXAMPLE", StringComparison.Ordinal))
            throw new RuleBroken("person-email", "An address that ends in .example belongs to nobody: only the demonstration has such accounts. Type the address at which they read their mail.");
    }

    private async Task Check(AccountEntry account, Id<Worker>? except)
    {
        if (string.IsNullOrWhiteSpace(account.Name)) throw new RuleBroken("person-name", "Type the person's name.");
        if (account.Email is null || !TypedLimits.IsEmail(account.Email)) throw new RuleBroken("person-email", "Type one whole e-mail address, such as owen.marsh@merrowshire.example.");
        var agency = db.Partnership.Configuration.Agencies.FirstOrDefault(a => a.Code == account.Agency) ?? throw new RuleBroken("person-agency", $"Choose an agency and team of this partnership. Its agencies are: {string.Join(", ", db.Partnership.Configuration.Agencies.Select(a => a.Code))}.");
        if (account.Team is not null && agency.Teams.All(t => t.Code != account.Team)) throw new RuleBroken("person-team", $"\"{account.Team}\" is not a team of {agency.Name}.");
        if (account.Roles.Count == 0) throw new RuleBroken("person-role", "Choose at least one role.");
        if (account.Roles.FirstOrDefault(r => abilities.Roles.All(known => known.Code != r)) is { } unknown) throw new RuleBroken("person-role", $"\"{unknown}\" is not a role of the table of abilities.");
        var normalised = account.Email.Trim().ToUpperInvariant();
        NotInvented(normalised);
        if (await db.Set<Worker>().AnyAsync(w => w.NormalisedEmail == normalised && w.Id != except)) throw new RuleBroken("person-twice", "Somebody has this e-mail address already.");
    }

    private string AgencyName(string agency) => db.Partnership.Configuration.AgencyOf(agency).Name;

    private string PlaceName(string agency, string? team) =>
        db.Partnership.Configuration.AgencyOf(agency).Teams.FirstOrDefault(t => t.Code == team) is { } known ? $"{AgencyName(agency)} ({known.Words})" : AgencyName(agency);

    private string RoleWords(IEnumerable<string> roles) => string.Join(" and ", roles.Select(r => abilities.Roles.FirstOrDefault(known => known.Code == r)?.Words ?? r));
}
