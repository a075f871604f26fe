namespace Breakwater.Disclosure;

/// <summary>Exchanging a basic variable, columns times the inverse, and reading the solution off.</summary>
internal sealed partial class BoundedSimplex
{
    private void Pivot(int entering, int leaving, double excess)
    {
        Transform(entering);
        var step = excess / _column[leaving];
        var pivotWeight = _weight[leaving];
        var pivotValue = _column[leaving];
        _etas.Begin(leaving, pivotValue);
        foreach (var line in _touched)
        {
            if (line == leaving || Math.Abs(_column[line]) < 1e-12) continue;
            _value[line] -= step * _column[line];
            _etas.Append(line, _column[line]);
            var ratio = _column[line] / pivotValue;
            _weight[line] = Math.Max(_weight[line], ratio * ratio * pivotWeight);
        }
        _weight[leaving] = Math.Max(pivotWeight / (pivotValue * pivotValue), 1);
        Work += _etas.NewestLength;
        NotePivot(leaving);
        var left = _basisOf[leaving];
        _basic[left] = false;
        _atMost[left] = excess > 0;
        _value[leaving] = (_atMost[entering] ? MostOf(entering) : LeastOf(entering)) + step;
        _basic[entering] = true;
        EnterBasis(leaving, entering);
        ForgetColumn();
    }

    // A column times the inverse.
    private void Transform(int variable)
    {
        LoadColumn(variable);
        _etas.Solve(_column, _isTouched, _touched);
    }

    // The limits of a basic variable stand beside its line, since every step looks at all of them.
    private void EnterBasis(int line, int variable)
    {
        _basisOf[line] = variable;
        _basicLeast[line] = LeastOf(variable);
        _basicMost[line] = MostOf(variable);
    }

    private void ForgetColumn()
    {
        foreach (var line in _touched) { _column[line] = 0; _isTouched[line] = false; }
        _touched.Clear();
    }

    private void LoadColumn(int variable)
    {
        if (variable < _structurals)
        {
            var column = variable >> 1;
            var sign = (variable & 1) == 0 ? -1 : 1;
            for (var k = 0; k < _constraints.ColumnLines[column].Length; k++)
            {
                var line = _constraints.ColumnLines[column][k];
                if (double.IsNegativeInfinity(_programme.LineLeast[line])) continue; // free: nothing asks for its value
                Touch(line);
                _column[line] = sign * _constraints.ColumnWeights[column][k];
            }
        }
        else
        {
            var elastic = variable - _structurals - _lines;
            var line = elastic < 0 ? variable - _structurals : elastic >> 1;
            Touch(line);
            _column[line] = elastic < 0 || (elastic & 1) == 1 ? 1 : -1;
        }
    }

    private void Touch(int line)
    {
        if (_isTouched[line]) return;
        _isTouched[line] = true;
        _touched.Add(line);
    }

    private void ReadSolution()
    {
        Solution.Clear();
        for (var variable = 0; variable < _structurals; variable++)
            if (!_basic[variable] && (_atMost[variable] || _programme.Least[variable] != 0))
                Put(variable, _atMost[variable] ? _programme.Most[variable] : _programme.Least[variable]);
        for (var line = 0; line < _lines; line++)
            if (_basisOf[line] < _structurals) Put(_basisOf[line], _value[line]);
    }

    private void Put(int variable, double amount)
    {
        if (Math.Abs(amount) < Tolerance) return;
        var column = variable >> 1;
        Solution[column] = Solution.GetValueOrDefault(column) + ((variable & 1) == 0 ? amount : -amount);
    }
}
