using Breakwater.Scrutiny;
using Breakwater.Scrutiny.Published;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Storage.Postgres;

/// <summary>Full text of what is published, by PostgreSQL's own English dictionary, kept in a column that follows its row.</summary>
public static class PublishedSearch
{
    // Ranking fetches every text that matches. Beyond this many a word is too common for rank to mean much.
    private const int Ranked = 1000;

    // How far back we look for a word that is so common.
    private const int Newest = 20_000;

    /// <summary>Texts that hold all the words: best first, or newest first where very many do.</summary>
    public static async Task<IReadOnlyList<PublishedText>> Find(ScrutinyDb db, IReadOnlyList<string> words, int most)
    {
        // The last may be the beginning of a word, and then of one whose own beginning is a word that is left out, such as "you".
        var (before, last) = (string.Join(" & ", words.SkipLast(1).Select(w => $"'{w}'")), $"'{words[^1]}'" + (words[^1].Length >= 3 ? ":*" : ""));
        var many = await Common(db, before, last);
        var found = many
            ? db.Published.FromSqlInterpolated($"""
                SELECT p.* FROM (SELECT * FROM published_texts ORDER BY "PublishedAt" DESC, "Id" DESC LIMIT {Newest}) p
                WHERE p.words @@ (to_tsquery('english', {before}) && (to_tsquery('english', {last}) || to_tsquery('simple', {last}))) LIMIT {most}
                """)
            : db.Published.FromSqlInterpolated($"""
                SELECT p.* FROM published_texts p, LATERAL (SELECT to_tsquery('english', {before}) && (to_tsquery('english', {last}) || to_tsquery('simple', {last})) AS q) q
                WHERE p.words @@ q.q ORDER BY ts_rank(p.words, q.q) DESC LIMIT {most}
                """);
        return await found.AsNoTracking().ToListAsync();
    }

    // Whether more texts hold the words than are ranked. What a quarter of the newest hold is answered from those: the index would
    // list every text that holds each word before it counts the first.
    private static async Task<bool> Common(ScrutinyDb db, string before, string last) => await db.Database.SqlQuery<bool>($"""
        WITH asked AS MATERIALIZED (SELECT to_tsquery('english', {before}) && (to_tsquery('english', {last}) || to_tsquery('simple', {last})) AS q)
        SELECT (SELECT count(*) FROM (SELECT 1 FROM (SELECT words FROM published_texts ORDER BY "PublishedAt" DESC, "Id" DESC LIMIT {4 * Ranked}) p
                WHERE p.words @@ (SELECT q FROM asked) LIMIT {Ranked + 1}) n) > {Ranked}
            OR (SELECT count(*) FROM (SELECT 1 FROM published_texts p WHERE p.words @@ (SELECT q FROM asked) LIMIT {Ranked + 1}) n) > {Ranked} AS "Value"
        """).SingleAsync();

    internal static async Task Prepare(DbContext db)
    {
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE published_texts ADD COLUMN IF NOT EXISTS words tsvector GENERATED ALWAYS AS (to_tsvector('english', \"Title\" || ' ' || \"Text\")) STORED");
        await db.Database.ExecuteSqlRawAsync("CREATE INDEX IF NOT EXISTS published_texts_words ON published_texts USING gin (words)");
        await db.Database.ExecuteSqlRawAsync("CREATE INDEX IF NOT EXISTS published_texts_newest ON published_texts (\"PublishedAt\" DESC, \"Id\" DESC)");
    }
}
