namespace Breakwater.Safeguarding.Concerns;

/// <summary>The order of the worklist: what nobody has yet comes first, and in both halves what is urgent.</summary>
public static class Queues
{
    public const int UrgentNobodyHasIt = 0, NobodyHasIt = 1, UrgentSomebodyHasIt = 2, SomebodyHasIt = 3, NothingWaits = 9;
}
