using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;
using Breakwater.Safeguarding.Concerns;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.People;

/// <summary>
/// Protects the address of somebody in a concern, or lifts that; each with a reason. A protected address is sealed, and leaves the record that others are
/// compared with, the index, and what concerns share: no list, look-up, copy or pointer can lead to it.
/// </summary>
public sealed class ProtectAddress(SafeguardingDb db, PersonModel? model = null)
{
    /// <exception cref="RuleBroken">Nobody was chosen, no reason was given, or it stands so already.</exception>
    public async Task Do(Act act, Viewer viewer, Concern concern, int version, Id<ConcernPerson>? whom, bool protect)
    {
        PartnershipDb.Expect(concern, version);
        await db.Entry(concern).Collection(c => c.People).LoadAsync();
        var person = concern.People.Find(p => p.Id == whom) ?? throw new RuleBroken("address-whom", "Choose whose address this is about.");
        if (person.AddressProtected == protect)
            throw new RuleBroken("address-same", protect ? "This address is protected already." : "This address isn't protected.");
        if (string.IsNullOrWhiteSpace(act.Reason))
            throw new RuleBroken("address-reason", protect ? "Say why the address must not become known." : "Say why it is safe that the address is known.");
        db.Begin(act);
        person.AddressProtected = protect;
        await (protect ? db.SealAddress(person) : db.UnsealAddress(person));
        await KeepFromOthers(person, protect);
        await ShareOnlyWhatMay(concern);
        var name = person.Name?.Text ?? "somebody whose name is not known";
        if (protect) db.Record(new AddressProtected(viewer.Name, name), concern);
        else db.Record(new AddressProtectionLifted(viewer.Name, name), concern);
        await db.SaveChangesAsync();
    }

    private async Task KeepFromOthers(ConcernPerson person, bool protect)
    {
        if (await db.SourceRecords.FirstOrDefaultAsync(r => r.ConcernPersonId == person.Id) is not { } record) return;
        record.AddressProtected = protect;
        (record.Address, record.Postcode) = protect ? (null, null) : (person.Address, person.Postcode);
        await new PeopleIndex(db, model).Again(record);
    }

    private async Task ShareOnlyWhatMay(Concern concern)
    {
        db.RemoveRange(await db.MatchKeys.Where(k => k.ConcernId == concern.Id && k.Kind == MatchKeys.Address).ToListAsync());
        db.AddRange(MatchKeys.OfAddresses(concern, db.Partnership));
    }
}
