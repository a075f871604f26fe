using Breakwater.Scrutiny;
using Breakwater.Scrutiny.Published;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Storage.Sqlite;

/// <summary>
/// Full text of what is published, by FTS5. The index follows its table by triggers, so nothing can be found that has no
/// row there; rows are found again by their id, because SQLite may renumber its own row numbers.
/// </summary>
public static class PublishedSearch
{
    // Ranking looks at every text that matches. Beyond this many a word is too common for rank to mean much.
    private const int Ranked = 2000;

    private static readonly string[] Index =
    [
        "CREATE VIRTUAL TABLE IF NOT EXISTS published_search USING fts5(id UNINDEXED, title, text, prefix = '3', tokenize = 'unicode61 remove_diacritics 2')",
        "CREATE TRIGGER IF NOT EXISTS published_search_new AFTER INSERT ON published_texts BEGIN INSERT INTO published_search(id, title, text) VALUES (new.\"Id\", new.\"Title\", new.\"Text\"); END",
        "CREATE TRIGGER IF NOT EXISTS published_search_gone AFTER DELETE ON published_texts BEGIN DELETE FROM published_search WHERE id = old.\"Id\"; END",
        "CREATE TRIGGER IF NOT EXISTS published_search_changed AFTER UPDATE ON published_texts BEGIN UPDATE published_search SET title = new.\"Title\", text = new.\"Text\" WHERE id = old.\"Id\"; END",
    ];

    /// <summary>Texts that hold all the words: best first, or newest first where very many do.</summary>
    public static async Task<IReadOnlyList<PublishedText>> Find(ScrutinyDb db, IReadOnlyList<string> words, int most)
    {
        // Quoted, so that a word such as OR or NEAR is only a word; the last may be the beginning of one.
        var whole = string.Join(' ', words.Select(w => '"' + w + '"'));
        var asked = words[^1].Length >= 3 ? whole + '*' : whole;
        // What is common as it stands need not be looked for as a beginning, for which all texts of all such words are listed first.
        var many = await MoreThanRanked(db, whole);
        if (many) asked = whole;
        else if (asked != whole) many = await MoreThanRanked(db, asked);
        var found = many
            ? db.Published.FromSqlInterpolated($"SELECT p.* FROM (SELECT id, rowid AS at FROM published_search WHERE published_search MATCH {asked} ORDER BY rowid DESC LIMIT {most}) s JOIN published_texts p ON p.\"Id\" = s.id ORDER BY s.at DESC")
            : db.Published.FromSqlInterpolated($"SELECT p.* FROM (SELECT id, rank AS at FROM published_search WHERE published_search MATCH {asked} ORDER BY rank LIMIT {most}) s JOIN published_texts p ON p.\"Id\" = s.id ORDER BY s.at");
        return await found.AsNoTracking().ToListAsync();
    }

    private static async Task<bool> MoreThanRanked(ScrutinyDb db, string asked) =>
        await db.Database.SqlQuery<int>($"SELECT count(*) AS \"Value\" FROM (SELECT 1 FROM published_search WHERE published_search MATCH {asked} LIMIT {Ranked + 1})").SingleAsync() > Ranked;

    internal static async Task Prepare(DbContext db)
    {
        foreach (var statement in Index) await db.Database.ExecuteSqlRawAsync(statement);
    }
}
