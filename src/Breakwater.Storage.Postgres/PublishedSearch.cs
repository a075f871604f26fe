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
        var asked = string.Join(" & ", words.Select(w => $"'{w}'")) + (words[^1].Length >= 3 ? ":*" : "");
        var many = await db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM (SELECT 1 FROM published_texts WHERE words @@ to_tsquery('english', {asked}) LIMIT {Ranked + 1}) n").SingleAsync() > Ranked;
        var found = many
            ? db.Published.FromSqlInterpolated($"""
                SELECT p.* FROM (SELECT * FROM published_texts ORDER BY "PublishedAt" DESC, "Id" DESC LIMIT {Newest}) p
                WHERE p.words @@ to_tsquery('english', {asked}) LIMIT {most}
                """)
            : db.Published.FromSqlInterpolated($"""
                SELECT p.* FROM published_texts p, to_tsquery('english', {asked}) q
                WHERE p.words @@ q ORDER BY ts_rank(p.words, q) DESC LIMIT {most}
                """);
        return await found.AsNoTracking().ToListAsync();
    }

    internal static async Task Prepare(DbContext db)
    {
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE published_texts ADD COLUMN IF NOT EXISTS words tsvector GENERATED ALWAYS AS (to_tsvector('english', \"Title\" || ' ' || \"Text\")) STORED");
        await db.Database.ExecuteSqlRawAsync("CREATE INDEX IF NOT EXISTS published_texts_words ON published_texts USING gin (words)");
        await db.Database.ExecuteSqlRawAsync("CREATE INDEX IF NOT EXISTS published_texts_newest ON published_texts (\"PublishedAt\" DESC, \"Id\" DESC)");
    }
}
