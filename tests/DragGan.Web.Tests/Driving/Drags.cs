namespace DragGan.Web.Tests;

/// <summary>Drags that tests make.</summary>
internal static class Drags
{
    /// <summary>A session with one handle to pull, and so many steps at most.</summary>
    public static async Task<Session> Begin(this DragGanClient client, int maxSteps = 6, uint seed = 1)
    {
        Session session = await client.CreateAsync(new NewSession(TestEditor.Model, seed));
        await client.SetAsync(session.Id, new SettingsChange(MaxSteps: maxSteps, Patience: 0));
        return await client.AddPointAsync(session.Id, new NewPoint(PointWord.Handle, 8, 8, 24, 24));
    }

    /// <summary>Starts the drag and waits for its end.</summary>
    public static async Task<Session> DragToEnd(this DragGanClient client, string session)
    {
        await client.StartDragAsync(session);
        return await client.AtRest(session);
    }

    /// <summary>Waits until no drag runs.</summary>
    public static async Task<Session> AtRest(this DragGanClient client, string session)
    {
        Session now = await client.SessionAsync(session);
        await Until.True(async () => (now = await client.SessionAsync(session)).Drag.State == DragPhase.Idle);
        return now;
    }
}
