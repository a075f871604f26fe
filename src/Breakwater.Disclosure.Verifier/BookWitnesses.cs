namespace Breakwater.Disclosure.Verifier;

/// <summary>The witnesses and what they prove.</summary>
internal sealed partial class Book
{
    private readonly List<Dictionary<int, long>> _witnesses = [];

    /// <summary>Each witness is a complete table, nowhere negative, that reproduces every printed number.</summary>
    public void ReadWitnesses(string file)
    {
        foreach (var fields in CsvTable.Read(file).Rows)
        {
            var (witness, cell) = ((int)ReleaseVerifier.Number(fields[0]), (int)ReleaseVerifier.Number(fields[1]));
            while (_witnesses.Count <= witness) _witnesses.Add([]);
            if (!_witnesses[witness].TryAdd(cell, ReleaseVerifier.Number(fields[2]))) _faults.Add($"Witness {witness} names cell {cell} twice.");
        }
        var rowsOf = _truth.ConvertAll(_ => new List<(Row Row, int Sign)>());
        foreach (var row in _rows)
            for (var k = 0; k < row.Cells.Length; k++) rowsOf[row.Cells[k]].Add((row, row.Signs[k]));
        for (var w = 0; w < _witnesses.Count; w++)
        {
            var changes = new Dictionary<Row, long>();
            foreach (var (cell, change) in _witnesses[w])
            {
                if (checked(_truth[cell] + change) < 0) _faults.Add($"Witness {w}: cell {cell} falls below zero.");
                foreach (var (row, sign) in rowsOf[cell]) changes[row] = checked(changes.GetValueOrDefault(row) + (sign * change));
            }
            foreach (var (row, change) in changes)
            {
                if (row.Prints.Exists(print => !print.Allows(row.Truth + change))) _faults.Add($"Witness {w} doesn't reproduce {row.Name}.");
                row.Moves.Add((w, change));
            }
        }
    }

    /// <summary>Each sensitive row has witnesses low and high enough for each attacker.</summary>
    public string CheckProtection()
    {
        var hidden = _rows.Where(row => row.Prints.Count == 0).ToList();
        var attackers = Attackers(hidden);
        var knownTo = attackers.Index().SelectMany(a => a.Item.Known.Select(cell => (Cell: cell, Attacker: a.Index)))
            .GroupBy(pair => pair.Cell, pair => pair.Attacker).ToDictionary(group => group.Key, group => group.ToList());
        var notices = _witnesses.Select(witness => witness.Keys.SelectMany(cell => knownTo.GetValueOrDefault(cell, [])).ToHashSet()).ToList();
        var publicZeros = _rows.Where(row => row.Prints.Exists(print => print.Rules != _rules && row.Truth == 0 && !print.Allows(1) && !print.Allows(2))).SelectMany(row => row.Cells).ToHashSet();
        var protectedRows = 0;
        foreach (var row in hidden)
        {
            var sensitive = row.IsChange ? _rules.Suppresses && Math.Abs(row.Truth) >= 1 && Math.Abs(row.Truth) <= _rules.Threshold : _rules.IsSensitive(row.Truth);
            if (!sensitive && !(row.IsFlagged && _rules.Suppresses)) continue;
            protectedRows++;
            var own = row.Cells.Select((cell, k) => (Cell: cell, Sign: row.Signs[k])).SelectMany(c => knownTo.GetValueOrDefault(c.Cell, []).Select(a => (Attacker: a, c.Cell, c.Sign)))
                .GroupBy(c => c.Attacker).ToDictionary(g => g.Key, g => (All: row.Cells.All(cell => publicZeros.Contains(cell) || g.Any(c => c.Cell == cell)), Sum: g.Sum(c => c.Sign * _truth[c.Cell])));
            for (var a = 0; a < attackers.Count; a++)
                if (attackers[a].KnowsZeros) own[a] = (row.Truth == 0, 1);
            Require(row, 0, null, own, notices, "the outsider and others");
            foreach (var (attacker, part) in own)
                if (!part.All) Require(row, part.Sum, attacker, own, notices, attackers[attacker].Name);
        }
        return $"{_rows.Count} rows, {hidden.Count} hidden, {protectedRows} protected against {attackers.Count + 1} attackers by {_witnesses.Count} witnesses.";
    }

    // One attacker, or (null) the outsider and all who know nothing of the row.
    private void Require(Row row, long ownPart, int? attacker, Dictionary<int, (bool All, long Sum)> own, List<HashSet<int>> notices, string name)
    {
        var width = row.IsChange ? (_rules.FullChanges && row.Truth > 0 ? null : _rules.Width ?? 1) : _rules.Width;
        var flagged = !row.IsChange && !_rules.IsSensitive(row.Truth);
        var low = Math.Max(flagged ? row.Truth - _rules.Threshold - 1 : _rules.Zeros == "always" && !row.IsChange ? 1 : 0, ownPart);
        var sides = new List<(string Words, Func<long, bool> Meets)>();
        if (width is { } w) sides.Add(($"{w} away from its value", change => Math.Abs(change) >= w));
        if (width is null && row.Truth > low) sides.Add(($"as low as {low}", change => row.Truth + change <= low));
        if (width is null && row.Truth <= _rules.Threshold && !flagged) sides.Add(($"as high as {_rules.Threshold + 1}", change => row.Truth + change > _rules.Threshold));
        foreach (var (words, meets) in sides)
        {
            var enough = row.Moves.Where(move => meets(move.Change)).Select(move => notices[move.Witness]).ToList();
            var proven = attacker is { } a
                ? enough.Exists(set => !set.Contains(a))
                : enough.Count > 0 && !enough[0].Any(other => !own.ContainsKey(other) && enough.TrueForAll(set => set.Contains(other)));
            if (!proven) _faults.Add($"{row.Name} has no witness {words} for {name}.");
        }
    }

    private List<(string Name, HashSet<int> Known, bool KnowsZeros)> Attackers(List<Row> hidden)
    {
        var list = new List<(string, HashSet<int>, bool)>();
        var lone = hidden.Where(row => !row.IsChange && row.Truth == 1 && _rules.IsSensitive(1)).ToList();
        if (_rules.Attackers.Contains("insider") || _rules.Attackers.Contains("pairs")) foreach (var row in lone) list.Add(($"the lone child of {row.Name}", [.. row.Cells], false));
        if (_rules.Attackers.Contains("pairs"))
            foreach (var (a, b) in lone.SelectMany((a, k) => lone.Skip(k + 1).Select(b => (a, b))))
            {
                var both = a.Cells.Concat(b.Cells).ToHashSet();
                if (both.Count == a.Cells.Length + b.Cells.Length && _rows.Exists(row => both.IsSubsetOf(row.Cells)))
                    list.Add(($"the lone children of {a.Name} and {b.Name}", both, false));
            }
        if (_rules.Attackers.Contains("knows-zeros"))
            list.Add(("somebody who knows the zeros", [.. hidden.Where(row => row.Truth == 0 && !row.IsChange).SelectMany(row => row.Cells)], true));
        return list;
    }
}
