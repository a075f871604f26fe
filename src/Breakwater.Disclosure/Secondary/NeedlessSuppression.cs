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
        var hurt = suppression.Pool.Show(row).Where(demand => !demand.Hopeless && demand.FirstUnmet() >= 0).ToList();
        if (!hurt.Exists(suppression.IsGivenAway))
        {
            // What stood in the way last time does so again as a rule, and a refusal saves all other searches.
            var last = suppression.LastRefusal[row];
            if (last is not null && hurt.Remove(last)) hurt.Insert(0, last);
            suppression.LastRefusal[row] = hurt.Find(demand => !suppression.Audit(demand));
            if (suppression.LastRefusal[row] is null) return true;
        }
        suppression.Pool.Hide(row);
        return false;
    }
}
