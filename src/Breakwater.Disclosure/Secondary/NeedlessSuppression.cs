namespace Breakwater.Disclosure;

/// <summary>Backward elimination: shows again whatever needn't be hidden, the dearest first.</summary>
internal static class NeedlessSuppression
{
    public static void Remove(SecondarySuppression suppression, IEnumerable<int> rows, Func<bool> outOfTime)
    {
        foreach (var row in rows)
        {
            if (outOfTime()) return;
            TryShow(suppression, row);
        }
    }

    /// <summary>Shows a row if every demand still has its witness.</summary>
    public static bool TryShow(SecondarySuppression suppression, int row)
    {
        var hurt = suppression.Pool.Show(row);
        foreach (var demand in hurt)
        {
            if (demand.Hopeless || suppression.Audit(demand)) continue;
            suppression.Pool.Hide(row);
            return false;
        }
        return true;
    }
}
