namespace DragGan.App.Models;

/// <summary>The memory a model's file and its conversion took, which nobody needs once the weights are packed.</summary>
internal static class LoadingMemory
{
    /// <summary>A smaller model is collected soon enough by itself, and its first picture would only wait.</summary>
    private const long WorthWhile = 64L << 20;

    /// <summary>Gives it back to the system, so that a drag's own memory does not come on top of it.</summary>
    public static void Release()
    {
        if (GC.GetTotalMemory(forceFullCollection: false) >= WorthWhile)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }
}
