using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>What all messages of a concern have in common, whoever writes them and whichever way they go.</summary>
internal static class Messages
{
    /// <summary>What was typed, tidied.</summary>
    /// <param name="typed">As it was typed.</param>
    /// <param name="whenEmpty">What to say when it is nothing.</param>
    /// <exception cref="RuleBroken">Nothing was written, or too much.</exception>
    public static string Checked(string? typed, string whenEmpty)
    {
        var tidy = TypedLimits.Tidy(typed) ?? throw new RuleBroken("message-empty", whenEmpty);
        return tidy.Length <= TypedLimits.Words ? tidy
            : throw new RuleBroken("message-too-long", $"One message can have up to {TypedLimits.Words:N0} characters. Yours has {tidy.Length:N0}: it is kept below, so send it in two parts.");
    }

    /// <summary>Adds a message to what is saved with the act that is open, its words sealed.</summary>
    /// <param name="db">The context of the act.</param>
    /// <param name="concern">The concern that it is about.</param>
    /// <param name="text">Its words, <see cref="Checked">checked</see>.</param>
    /// <param name="fromReporter">Whether the words are of whoever told us.</param>
    /// <param name="writer">Who wrote or brought it on our side.</param>
    /// <param name="way">How it goes.</param>
    public static async Task AddMessage(this SafeguardingDb db, Id<Concern> concern, string text, bool fromReporter, Id<Worker>? writer = null, MessageWay way = MessageWay.Direct) =>
        db.Add(new Message
        {
            Id = Id<Message>.New(db.Partnership.Clock),
            ConcernId = concern,
            FromReporter = fromReporter,
            Way = way,
            WorkerId = writer,
            Agency = db.Act.Agency,
            Regime = db.Partnership.Configuration.HolderOf(db.Act).Regime,
            Text = await db.Seal(concern.Value, "messages.text", text),
            At = db.Act.At,
            // What a guardian brings is told to whoever has the concern, and waits for nobody.
            ReadAt = way == MessageWay.FromGuardian ? db.Act.At : null,
        });
}
