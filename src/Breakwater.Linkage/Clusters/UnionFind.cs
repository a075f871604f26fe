namespace Breakwater.Linkage.Clusters;

/// <summary>Groups of numbers that grow together; the group's name is its lowest number.</summary>
public sealed class UnionFind
{
    private readonly int[] parent;

    public UnionFind(int count)
    {
        parent = new int[count];
        for (var i = 0; i < count; i++)
        {
            parent[i] = i;
        }
    }

    public int Find(int x)
    {
        while (parent[x] != x)
        {
            parent[x] = parent[parent[x]];
            x = parent[x];
        }

        return x;
    }

    public void Join(int a, int b)
    {
        a = Find(a);
        b = Find(b);
        if (a < b)
        {
            parent[b] = a;
        }
        else
        {
            parent[a] = b;
        }
    }
}
