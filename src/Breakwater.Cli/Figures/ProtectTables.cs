using Breakwater.Disclosure;

namespace Breakwater.Cli.Figures;

/// <summary>What <c>figures protect</c> was asked.</summary>
internal sealed record ProtectRequest(string Cells, string? Count, string Spec, string Policy, string? Ledger, string Out);

/// <summary>From cells, specification, policy and ledger to a verified release. Exit codes: 0 released, 1 wrong input, 2 blocked.</summary>
internal static class ProtectTables
{
    public static int Run(ProtectRequest request, TextWriter output)
    {
        var folder = new ReleaseFolder(request.Out);
        var policy = PolicyFile.Read(request.Policy);
        var asked = TablesFile.Read(request.Spec);
        var ledger = request.Ledger is null ? null : LedgerFolder.OpenToWrite(request.Ledger);
        var name = asked.Release ?? Path.GetFileName(Path.GetFullPath(request.Out).TrimEnd(Path.DirectorySeparatorChar));
        if (ledger?.Releases.Find(release => CodeSkeleton.Of(release.Release) == CodeSkeleton.Of(name)) is { } before)
            throw new SpecificationException($"The ledger has a release '{before.Release}' already; give 'release' another name in {Path.GetFileName(request.Spec)}.");

        var shape = new CellsShape(CellsFile.Read(request.Cells), request.Count, asked, ledger?.Releases.LastOrDefault()?.ToDimensions() ?? []);
        var history = History.Of(asked, name, shape, ledger);
        var tables = asked.Tables.Select(table => Table(asked, table, history.Inner)).ToList();
        var rates = asked.Figures.Rates.Select(rate => RateTable.Make(asked, rate, history.Inner, Table(asked, new AskedTable(rate.Name, rate.Cross, true, rate.Line), history.Inner), policy)).ToList();
        var sentences = asked.Figures.Sentences.Select(sentence => SentenceFigures.Make(asked, sentence, history.Inner)).ToList();
        var beside = rates.SelectMany(rate => rate.Figures(history.Inner, policy)).Concat(sentences.SelectMany(sentence => sentence.Figures)).ToList();
        var matrix = ReleaseMatrix.Build(history.Inner, history.Timeline, [.. history.Past.Select(past => past.ToPast())], name, history.Relation, tables, policy, beside);
        var contributors = Contributors.Of(asked, shape, history);
        var protection = DisclosureControl.Protect(matrix, policy, flaggedRows: FlaggedRows.Of(history, name, matrix, policy, rates, contributors));
        if (protection.Blocked.Count > 0)
        {
            output.WriteLine($"Blocked: {protection.Blocked.Count} figures can't be protected, because what would have to be hidden is public already. Coarsen the tables or hold the release back.");
            foreach (var figure in protection.Blocked.Take(20)) output.WriteLine($"  {figure}");
            return 2;
        }
        var release = new ReleaseFiles(name, history, shape.OutputColumns, tables, rates, sentences, contributors, protection);
        var record = release.Record;
        var files = release.Files(ledger?.PublicLines ?? []).ToList();
        folder.Write([.. files, ReleaseFiles.Manifest(files)], () => ledger?.Append(record, history.TrueCountsText()) ?? (() => { }));
        output.WriteLine(release.Summary);
        return 0;
    }

    private static TableSpecification Table(TablesFile asked, AskedTable table, InnerTable inner)
    {
        try
        {
            var specification = TableSpecification.Cross(table.Name, inner, [.. table.Cross]);
            return table.Totals ? specification : specification with { Axes = [.. specification.Axes.Select(axis => axis with { ShowTotal = false })] };
        }
        catch (DisclosureException fault)
        {
            throw asked.Wrong(table.Line, fault.Message);
        }
    }
}
