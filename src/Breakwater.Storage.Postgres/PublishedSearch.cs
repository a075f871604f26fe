using Breakwater.Scrutiny;
using Breakwater.Scrutiny.Published;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Storage.Postgres;

/// <summary>Full text of what is published, by PostgreSQL's own English dictionary and an index over that one table.</summary>
public static class PublishedSearch
{
    /// <summary>Texts that hold all the words, best first.</summary>
    public static IQueryable<PublishedText> Find(ScrutinyDb db, IReadOnlyList<string> words, int most)
    {
        var asked = string.Join(" & ", words.Select(w => $"'{w}'")) + ":*";
        return db.Published.FromSqlInterpolated($"""
            SELECT p.* FROM published_texts p, to_tsquery('english', {asked}) q
            WHERE to_tsvector('english', p."Title" || ' ' || p."Text") @@ q
            ORDER BY ts_rank(to_tsvector('english', p."Title" || ' ' || p."Text"), q) DESC LIMIT {most}
            """).AsNoTracking();
    }

    internal static Task Prepare(DbContext db) => db.Database.ExecuteSqlRawAsync(
        "CREATE INDEX IF NOT EXISTS published_texts_words ON published_texts USING gin (to_tsvector('english', \"Title\" || ' ' || \"Text\"))");
}
