namespace Breakwater.Disclosure;

/// <summary>
/// The exact stage for small tables (Fischetti and Salazar 2001, in its combinatorial form): each demand that a pattern leaves unmet
/// gives a cut, the shown rows of which at least one must be hidden; the cheapest pattern that meets all cuts is tried next, until one
/// meets every demand. What it finds is protected by witnesses like any other pattern; its proof of least cost is only as good as
/// floating point.
/// </summary>
internal static class BranchAndBound
{
    private const int MostRounds = 80;
    private const int MostNodes = 3_000;

    /// <summary>Improves on the pattern at hand if it can; true when the final cost is proven least.</summary>
    public static bool Run(SecondarySuppression s, FigureMatrix matrix, long work)
    {
        var best = s.Secondaries.ToArray();
        var bestCost = s.Cost;
        var end = s.Work + work;
        var hitting = new HittingSet(s.Price, MostNodes);
        var rigorous = true;
        for (var round = 0; round < MostRounds && s.Work + hitting.Work < end; round++)
        {
            var rows = hitting.Solve(bestCost);
            if (rows is null || !hitting.Proven)
            {
                s.Adopt(best);
                return hitting.Proven && rigorous;
            }
            s.Adopt(rows);
            var failed = false;
            foreach (var demand in s.Demands)
            {
                if (demand.Hopeless || s.Audit(demand)) continue;
                failed = true;
                var cut = s.Finder.AllCertificates.Where(row => matrix.RowArray[row].Standing == Standing.Candidate && !s.Pool.Pattern.IsHidden(row)).ToHashSet();
                // Nothing to cut with: a fractional table fits and no whole one was found, which proves nothing.
                if (cut.Count == 0) { s.Adopt(best); return false; }
                // A search that was broken off still says where to look, but what follows from it is no proof.
                rigorous &= !s.Finder.IsUndecided;
                hitting.AddCut(cut);
            }
            if (failed) continue;
            best = [.. rows];
            bestCost = s.Cost;
        }
        s.Adopt(best);
        return false;
    }
}
