namespace Breakwater.Disclosure.Bench;

/// <summary>The sums over families under one policy.</summary>
internal sealed class FamilyTally(string policy)
{
    private const double Dearer = 1.3;
    private int _families, _blocked, _missing, _recovered, _dear;
    private long _cells, _hidden;
    private (int Families, long Cost, long Elimination, long Mended, int Dearer, int Dear) _safe, _open;
    private long _slowest, _milliseconds;

    public double Seconds => _milliseconds / 1000.0;

    public int Faults => _blocked + _missing + _recovered + _dear;

    public void Add(int seed, FamilyResult result, TextWriter output)
    {
        _families++;
        _cells += result.Cells;
        _hidden += result.Hidden;
        _missing += result.MissingWitnesses;
        _recovered += result.Recovered;
        if (result.Blocked) _blocked++;
        _slowest = Math.Max(_slowest, result.Milliseconds);
        _milliseconds += result.Milliseconds;
        var dear = result.Mended is { } mended && result.Cost > Dearer * mended;
        if (dear) _dear++;
        if (dear || result.Blocked || result.MissingWitnesses > 0 || result.Recovered > 0) output.WriteLine($"  family {seed} under {policy}: {result}");
        if (result.Elimination is not { } elimination) return;
        ref var part = ref (elimination == result.Mended ? ref _safe : ref _open);
        part.Families++;
        part.Cost += result.Cost;
        part.Elimination += elimination;
        part.Mended += result.Mended!.Value;
        if (result.Cost > elimination) part.Dearer++;
        if (result.Cost > Dearer * elimination) part.Dear++;
    }

    public override string ToString()
    {
        var compared = _safe.Families + _open.Families == 0 ? "" :
            $"; elimination is safe in {_safe.Families}: cost {_safe.Cost} against its {_safe.Elimination}, dearer in {_safe.Dearer}, over 30% dearer in {_safe.Dear}"
            + $"; it leaves a cell open in {_open.Families}: cost {_open.Cost} against {_open.Elimination} as it is (over 30% dearer {_open.Dear}) and {_open.Mended} once mended";
        return $"{policy}: {_families} families, {_cells} cells, {_hidden} hidden; blocked {_blocked}, missing witnesses {_missing}, recovered {_recovered}, over 30% dearer than elimination at equal protection {_dear}; slowest {_slowest / 1000.0:0.0} s{compared}";
    }
}
