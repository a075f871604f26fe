using System.Security.Cryptography;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Scrutiny.Import;
using Breakwater.Scrutiny.Published;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Scrutiny.Meetings;

/// <summary>Attaches a file to an item of a meeting, open or kept from the public, and opens it again.</summary>
public sealed class AttachFile(ScrutinyDb db)
{
    /// <param name="act">Whose act.</param>
    /// <param name="by">Name of the officer.</param>
    /// <param name="itemId">The item.</param>
    /// <param name="fileName">Name of the file as it came.</param>
    /// <param name="bytes">What it holds.</param>
    /// <param name="restriction">Set where it is kept from the public; a file of a restricted item is kept with it.</param>
    /// <param name="publicName">What the public reads as its name; for an open file its own name without the ending is taken where none is given.</param>
    /// <param name="looked">The officer has looked at what the scan marked.</param>
    public async Task<ItemFile> Do(Act act, string by, Id<Item> itemId, string fileName, byte[] bytes, Restriction? restriction, string? publicName, bool looked)
    {
        db.Begin(act);
        var item = await db.Items.FirstOrDefaultAsync(i => i.Id == itemId) ?? throw new RuleBroken("file-item", "Say to which item the file belongs.");
        var (ending, kept) = (Path.GetExtension(fileName).ToLowerInvariant(), restriction ?? item.Restriction);
        if (!ItemFile.Kinds.ContainsKey(ending)) throw new RuleBroken("file-kind", $"This can't be attached. Attach one of: {string.Join(", ", ItemFile.Kinds.Keys)}.");
        if (bytes.Length is 0 or > ImportLimits.FileBytes) throw new RuleBroken("file-size", bytes.Length == 0 ? "The file is empty." : "The file is over 30 MB.");
        var name = string.IsNullOrWhiteSpace(publicName) ? null : publicName.Trim();
        if (kept is not null && name is null) throw new RuleBroken("file-public-name", "Give the file a name that the public may read.");
        name ??= Path.GetFileNameWithoutExtension(fileName);
        WordsForPublic.Check(looked, kept is null ? Words(fileName, bytes).Prepend(name) : [name]);
        var id = Id<ItemFile>.New(db.Partnership.Clock);
        var file = new ItemFile
        {
            Id = id,
            ItemId = item.Id,
            MeetingId = item.MeetingId,
            PublicName = name.Length > 120 ? name[..120] : name,
            SealedName = kept is null ? null : await db.Seal(item.Id.Value, "item_files.name " + id, fileName),
            Ending = ending,
            Bytes = bytes.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            Sealed = await db.Seal(item.Id.Value, "item_files.file " + id, Convert.ToBase64String(bytes)),
            Restriction = kept,
            AttachedAt = act.At,
        };
        db.Add(file);
        db.Record(new FileAttached(by, kept is null ? "open" : "kept from the public"), file);
        await db.SaveChangesAsync();
        return file;
    }

    public async Task<byte[]> Bytes(ItemFile file) => Convert.FromBase64String(await db.Unseal(file.ItemId.Value, "item_files.file " + file.Id, file.Sealed) ?? "");

    /// <summary>The whole name of a restricted file.</summary>
    public async Task<string> Name(ItemFile file) => await db.Unseal(file.ItemId.Value, "item_files.name " + file.Id, file.SealedName) ?? file.PublicName + file.Ending;

    // What can be read as a paper is scanned; a table or an unreadable file must be looked at by a person all the same.
    private static IEnumerable<string?> Words(string fileName, byte[] bytes)
    {
        try
        {
            return ImportPaper.Read(fileName, bytes).Safety.Select(m => (string?)m.Text);
        }
        catch (ImportRefusedException)
        {
            return [];
        }
    }
}
