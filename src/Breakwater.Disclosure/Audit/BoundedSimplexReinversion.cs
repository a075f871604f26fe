namespace Breakwater.Disclosure;

/// <summary>Keeping the inverse short: the product form is built anew from the basis, row singletons first, so that it hardly fills in.</summary>
internal sealed partial class BoundedSimplex
{
    private int _etasAfterReinversion;

    // The basis stays dual feasible when limits change; only the values have to be worked out anew.
    private void Resume()
    {
        Array.Fill(_weight, 1);
        for (var variable = 0; variable < _structurals + _lines; variable++)
            if (!_basic[variable] && _atMost[variable] && double.IsInfinity(MostOf(variable))) _atMost[variable] = false;
        Reinvert();
    }

    private void Reinvert()
    {
        var weightOf = new Dictionary<int, double>();
        var structurals = new List<int>();
        var taken = new bool[_lines];
        foreach (var line in _pivotLines) { _isPivotLine[line] = false; _ray[line] = 0; }
        _ray[_rayLine] = 0;
        _pivotLines.Clear();
        _etas.Clear();
        var others = new List<int>();
        for (var line = 0; line < _lines; line++)
        {
            var variable = _basisOf[line];
            if (_weight[line] != 1) weightOf[variable] = _weight[line];
            if (variable == _structurals + line) taken[line] = true;
            else if (variable < _structurals) structurals.Add(variable);
            else others.Add(variable);
        }
        foreach (var variable in others)
        {
            var elastic = variable - _structurals - _lines;
            var line = elastic < 0 ? variable - _structurals : elastic >> 1;
            _basisOf[line] = variable;
            taken[line] = true;
            if (elastic < 0 || (elastic & 1) != 0) continue;
            _etas.Begin(line, -1);
            NotePivot(line);
        }
        InvertStructurals(structurals, taken);
        for (var line = 0; line < _lines; line++)
        {
            _weight[line] = weightOf.GetValueOrDefault(_basisOf[line], 1);
            EnterBasis(line, _basisOf[line]);
        }
        _etasAfterReinversion = _etas.Count;
        WorkOutValues();
    }

    private void InvertStructurals(List<int> structurals, bool[] taken)
    {
        var columnsOn = new Dictionary<int, List<int>>();
        var open = structurals.ToHashSet();
        foreach (var variable in structurals)
            foreach (var line in _constraints.ColumnLines[variable >> 1])
            {
                if (taken[line] || double.IsNegativeInfinity(_programme.LineLeast[line])) continue;
                if (!columnsOn.TryGetValue(line, out var list)) columnsOn[line] = list = [];
                list.Add(variable);
            }
        var countOn = columnsOn.ToDictionary(pair => pair.Key, pair => pair.Value.Count);
        var singles = new Queue<int>(countOn.Where(pair => pair.Value == 1).Select(pair => pair.Key));
        var byLength = new Queue<int>(structurals.OrderBy(variable => _constraints.ColumnLines[variable >> 1].Count(line => !taken[line])));
        while (open.Count > 0)
        {
            int variable;
            var wanted = -1;
            if (singles.TryDequeue(out var single))
            {
                if (taken[single]) continue;
                var place = columnsOn[single].FindIndex(open.Contains);
                if (place < 0) continue;
                variable = columnsOn[single][place];
                wanted = single;
            }
            else if (!open.Contains(variable = byLength.Dequeue())) continue;
            open.Remove(variable);
            Transform(variable);
            var pivotLine = wanted >= 0 && Math.Abs(_column[wanted]) > 0.1 ? wanted : BestPivot(taken, countOn);
            StoreEta(pivotLine, variable, taken);
            foreach (var line in _constraints.ColumnLines[variable >> 1])
                if (countOn.TryGetValue(line, out var left))
                {
                    countOn[line] = left - 1;
                    if (left == 2 && !taken[line]) singles.Enqueue(line);
                }
        }
    }

    // The line with fewest open columns among those whose entry isn't small.
    private int BestPivot(bool[] taken, Dictionary<int, int> countOn)
    {
        var largest = 0.0;
        foreach (var line in _touched)
            if (!taken[line]) largest = Math.Max(largest, Math.Abs(_column[line]));
        var best = -1;
        var bestCount = int.MaxValue;
        foreach (var line in _touched)
        {
            if (taken[line] || Math.Abs(_column[line]) < 0.2 * largest || largest == 0) continue;
            var count = countOn.GetValueOrDefault(line, int.MaxValue - 1);
            if (count >= bestCount) continue;
            best = line;
            bestCount = count;
        }
        return best;
    }

    private void StoreEta(int pivotLine, int variable, bool[] taken)
    {
        if (pivotLine < 0 || Math.Abs(_column[pivotLine]) < 1e-9)
        {
            ForgetColumn();
            throw new ArithmeticException("The basis is singular.");
        }
        _etas.Begin(pivotLine, _column[pivotLine]);
        foreach (var line in _touched)
            if (line != pivotLine && Math.Abs(_column[line]) >= 1e-12) _etas.Append(line, _column[line]);
        NotePivot(pivotLine);
        ForgetColumn();
        _basisOf[pivotLine] = variable;
        taken[pivotLine] = true;
    }

    private void NotePivot(int line)
    {
        if (_isPivotLine[line]) return;
        _isPivotLine[line] = true;
        _pivotLines.Add(line);
    }

    private void WorkOutValues()
    {
        Array.Clear(_value);
        for (var variable = 0; variable < _structurals + _lines; variable++)
        {
            if (_basic[variable]) continue;
            var amount = _atMost[variable] ? MostOf(variable) : LeastOf(variable);
            if (amount == 0 || double.IsInfinity(amount)) continue;
            LoadColumn(variable);
            foreach (var line in _touched) _value[line] -= _column[line] * amount;
            ForgetColumn();
        }
        _etas.Solve(_value);
    }
}
