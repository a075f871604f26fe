using System.Text.Json;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;
using Breakwater.Scrutiny.Import;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Scrutiny.Papers;

/// <summary>Brings a file in for review, keeps what the reviewer settles, or throws it away.</summary>
public sealed class ReceivePaper(ScrutinyDb db)
{
    /// <exception cref="ImportRefusedException">The file can't or must not be read. Nothing was stored.</exception>
    /// <exception cref="RuleBroken">The same file was taken in before.</exception>
    public async Task<Paper> Do(Act act, string by, string fileName, byte[] bytes)
    {
        var read = ImportPaper.Read(fileName, bytes);
        if (await db.Papers.FirstOrDefaultAsync(p => p.Sha256 == read.File.Sha256 && p.Status != PaperStatus.Discarded) is { } before)
            throw new RuleBroken("paper-twice", before.Status == PaperStatus.InReview ? "This very file is in review already." : "This very file was taken in before. Nothing was changed.");
        db.Begin(act);
        var id = Id<Paper>.New(db.Partnership.Clock);
        db.NewKey(id.Value);
        var paper = new Paper
        {
            Id = id,
            FileName = read.File.Name.Length > 120 ? read.File.Name[..120] : read.File.Name,
            Sha256 = read.File.Sha256,
            File = await db.Seal(id.Value, "papers.file", Convert.ToBase64String(bytes)),
            ReceivedAt = act.At,
        };
        db.Add(paper);
        db.Record(new PaperReceived(by, paper.FileName), paper);
        await db.SaveChangesAsync();
        return paper;
    }

    /// <summary>The file's bytes.</summary>
    public async Task<byte[]> Bytes(Paper paper) => Convert.FromBase64String(await db.Unseal(paper.Id.Value, "papers.file", paper.File) ?? "");

    public async Task Review(Act act, string by, Paper paper, int version, IReadOnlyDictionary<string, string?> said)
    {
        PartnershipDb.Expect(paper, version);
        db.Begin(act);
        var answers = ReviewAnswers.Read(paper);
        foreach (var (key, answer) in said.Where(s => s.Key.Length < 80))
            if (string.IsNullOrWhiteSpace(answer)) answers.Remove(key);
            else answers[key] = answer.Length > 4000 ? answer[..4000] : answer;
        paper.Review(JsonSerializer.Serialize(answers));
        db.Record(new PaperReviewed(by, paper.FileName, answers.Count), paper);
        await db.SaveChangesAsync();
    }

    public async Task Discard(Act act, string by, Paper paper, int version)
    {
        PartnershipDb.Expect(paper, version);
        db.Begin(act);
        paper.Discard();
        db.Record(new PaperDiscarded(by, paper.FileName), paper);
        await db.SaveChangesAsync();
    }
}
