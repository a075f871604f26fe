using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding.Concerns;

namespace Breakwater.Safeguarding.Sharing;

/// <summary>What somebody had in hand goes out of their hands, and never without a fact.</summary>
internal static class LettingGo
{
    /// <summary>Saved by the act that it is part of; nothing happens where nothing of it was in their hands.</summary>
    /// <param name="name">Their name, for the fact.</param>
    public static void LetGo(this SafeguardingDb db, Concern concern, Id<Worker> whom, string name)
    {
        if (concern.HolderId != whom && concern.TellerId != whom) return;
        concern.LetGo(whom);
        db.Record(new ConcernLetGo(name), concern);
    }
}
