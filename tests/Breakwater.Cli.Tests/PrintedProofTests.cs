using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Ids;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Cli.Tests;

/// <summary>
/// What <c>breakwater verify --prove</c> prints is enough for somebody who has neither the program nor the database: the tests lay
/// the hashes together by themselves, as RFC 6962 draws the tree, and come to the root that the operator's own file says was signed.
/// </summary>
public sealed partial class PrintedProofTests(WrittenOnce once) : IClassFixture<WrittenOnce>
{
    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_fact_is_proved_by_its_position_its_id_and_the_reference_of_what_it_is_about(Database database)
    {
        await using var written = await once.Copy(database);
        var root = Signed(written)[^1].Root;
        foreach (var position in new[] { 0, 3, 7, 8, 11 })
        {
            var ended = position == 3 ? await written.VerifyAsAProgram("--prove", "3") : await written.Verify("--prove", position.ToString(CultureInfo.InvariantCulture));
            ended.Code.ShouldBe(0, ended.Out + ended.Error);
            var (fact, reference) = await At(written, position);
            ended.Out.ShouldContain($"fact: {fact.Id} {fact.Name}");
            ended.Out.ShouldContain("verifies: yes");
            // The leaf is that of the envelope as it is stored, and nothing else.
            var leaf = SHA256.HashData([0, .. fact.Envelope]);
            Said(ended, "leaf").ShouldHaveSingleItem().ShouldBe(Hex(leaf));
            Said(ended, "index").ShouldHaveSingleItem().ShouldBe($"{position}");
            Said(ended, "tree size").ShouldHaveSingleItem().ShouldBe($"{written.Covered}");
            Said(ended, "root").ShouldHaveSingleItem().ShouldBe(root);
            Hex(Fold(leaf, position, written.Covered, Hashes(ended))).ShouldBe(root);
            if (position is not (3 or 11)) continue;
            foreach (var named in new[] { fact.Id.ToString(), reference!, reference!.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant() })
                Proof(await written.Verify("--prove", named)).ShouldBe(Proof(ended), named);
        }
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task From_a_state_verified_earlier_it_is_proved_that_the_log_only_added_to_it(Database database)
    {
        await using var written = await once.Copy(database);
        var (all, state) = (await File.ReadAllTextAsync(written.Checkpoints), Path.Combine(written.Merrowshire.Settings.KeyFolder, "state.txt"));
        await File.WriteAllTextAsync(written.Checkpoints, all[..(all.IndexOf('\n', StringComparison.Ordinal) + 1)]);
        (await written.Verify("--save", state)).Code.ShouldBe(0);
        await File.WriteAllTextAsync(written.Checkpoints, all);

        var ended = await written.Verify("--since", state, "--prove", "3");
        ended.Code.ShouldBe(0, ended.Out + ended.Error);
        var (older, newer) = (Signed(written)[0], Signed(written)[^1]);
        var (inclusion, consistency) = (ended.Out[..ended.Out.IndexOf("only added to:", StringComparison.Ordinal)], ended.Out[ended.Out.IndexOf("only added to:", StringComparison.Ordinal)..]);
        inclusion.ShouldContain("verifies: yes");
        consistency.ShouldContain("verifies: yes");
        consistency.ShouldContain($"earlier root: {older.Root}");
        var (before, after) = Fold(older.Size, newer.Size, known: Convert.FromHexString(older.Root), Hashes(ended with { Out = consistency }));
        (Hex(before), Hex(after)).ShouldBe((older.Root, newer.Root));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task What_no_checkpoint_covers_or_nobody_knows_is_said_and_of_a_wrong_log_nothing_is_proved(Database database)
    {
        await using var written = await once.Copy(database);
        var late = await written.Verify("--prove", $"{written.Covered}");
        (late.Code, late.Error).ShouldBe((2, $"breakwater: {written.Checkpoints}, line {Signed(written).Count} covers 12 facts, and \"12\" came after them. Bring a copy of the checkpoints that was made later.{Environment.NewLine}"));
        foreach (var unknown in new[] { "14", "0193b0a4-0000-7000-8000-00000000dead", "C-4F7K-92QXH", "the decision" })
        {
            var ended = await written.Verify("--prove", unknown);
            (ended.Code, ended.Error.Split(':')[1]).ShouldBe((2, $" No fact with a place in the log is \"{unknown}\". Name its position or its id, or the reference of the concern or referral that it is about.{Environment.NewLine}"));
        }

        await using (var db = written.Merrowshire.Db())
        {
            var fact = await db.Set<FactPlace>().Where(p => p.Position == 5).Select(p => p.FactId).SingleAsync();
            await db.Database.ExecuteSqlAsync($"UPDATE facts SET \"Envelope\" = \"Payload\" WHERE \"Id\" = {fact}");
        }
        var wrong = await written.Verify("--prove", "3");
        wrong.Code.ShouldBe(1, wrong.Out + wrong.Error);
        wrong.Out.ShouldStartWith("WRONG. Fact at position 5");
        wrong.Out.ShouldNotContain("verifies");
    }

    /// <summary>The fact at this position, and the reference of the concern that it is about.</summary>
    private static async Task<(StoredFact Fact, string? Reference)> At(Written written, long position)
    {
        await using var db = written.Merrowshire.Db();
        var fact = await db.Set<StoredFact>().SingleAsync(f => db.Set<FactPlace>().Any(p => p.FactId == f.Id && p.Position == position));
        var about = new Id<Concern>(fact.RecordId);
        return (fact, await db.Concerns.Where(c => c.Id == about).Select(c => c.Reference).SingleOrDefaultAsync());
    }

    /// <summary>What the operator's file says, read without the program.</summary>
    private static List<(long Size, string Root)> Signed(Written written) =>
        [.. File.ReadAllLines(written.Checkpoints).Select(l => SizeAndRoot().Match(l)).Select(m => (long.Parse(m.Groups["size"].Value, CultureInfo.InvariantCulture), m.Groups["root"].Value))];

    private static string[] Said(Ended ended, string name) =>
        [.. ended.Out.Split(Environment.NewLine).Where(l => l.StartsWith(name + ": ", StringComparison.Ordinal)).Select(l => l[(name.Length + 2)..])];

    private static byte[][] Hashes(Ended ended) => [.. Said(ended, "path").Select(Convert.FromHexString)];

    private static string Proof(Ended ended) => ended.Out[ended.Out.IndexOf("fact: ", StringComparison.Ordinal)..];

    /// <summary>From the leaf up to the root: the last of the path is the other half of the whole tree.</summary>
    private static byte[] Fold(byte[] leaf, long index, long size, byte[][] path)
    {
        if (size == 1) return leaf;
        var left = HalfOf(size);
        return index < left ? Node(Fold(leaf, index, left, path[..^1]), path[^1]) : Node(path[^1], Fold(leaf, index - left, size - left, path[..^1]));
    }

    /// <summary>The roots of the older and of the whole tree; <paramref name="known"/> is the older root where the path may leave it out.</summary>
    private static (byte[] Older, byte[] Whole) Fold(long older, long size, byte[]? known, byte[][] path)
    {
        if (older == size) return known is null ? (path.ShouldHaveSingleItem(), path[0]) : (known, known);
        var left = HalfOf(size);
        if (older <= left)
        {
            var (old, whole) = Fold(older, left, known, path[..^1]);
            return (old, Node(whole, path[^1]));
        }
        var (rest, right) = Fold(older - left, size - left, null, path[..^1]);
        return (Node(path[^1], rest), Node(path[^1], right));
    }

    // The largest power of two below the size.
    private static long HalfOf(long size)
    {
        var half = 1L;
        while (half * 2 < size) half *= 2;
        return half;
    }

    private static byte[] Node(byte[] left, byte[] right) => SHA256.HashData([1, .. left, .. right]);

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);

    [GeneratedRegex(@" size=(?<size>\d+) root=(?<root>[0-9a-f]{64}) ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SizeAndRoot();
}
