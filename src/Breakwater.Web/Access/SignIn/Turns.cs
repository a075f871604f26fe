namespace Breakwater.Web.Access.SignIn;

/// <summary>What goes by the same key is done one after the other; whoever comes by another key waits for nobody.</summary>
internal sealed class Turns
{
    private readonly Lock _door = new();
    private readonly Dictionary<string, Task> _last = new(StringComparer.Ordinal);

    public async Task<T> Take<T>(string key, Func<Task<T>> work)
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task? before;
        lock (_door)
        {
            before = _last.GetValueOrDefault(key);
            _last[key] = mine.Task;
        }
        try
        {
            if (before is not null) await before;
            return await work();
        }
        finally
        {
            lock (_door)
            {
                if (_last[key] == mine.Task) _last.Remove(key);
            }
            mine.SetResult();
        }
    }
}
