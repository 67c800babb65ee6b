using DragGan.Editing;

namespace DragGan.Web;

/// <summary>What endpoints of a session have in common: finding it, and saying what it is afterwards.</summary>
internal sealed class Sessions(SessionHub hub, ModelLibrary library)
{
    /// <summary>The session of a request.</summary>
    /// <exception cref="EditException">There is none of that name.</exception>
    public Task<LiveSession> Find(string id, CancellationToken cancellation) => hub.OpenAsync(id, cancellation);

    /// <summary>Does something with a session, and says what it is afterwards.</summary>
    public async Task<Session> Do(string id, Func<LiveSession, SessionSnapshot> act, CancellationToken cancellation) =>
        Describe(act(await Find(id, cancellation)));

    /// <summary>Does something with a session that takes its time, and says what it is afterwards.</summary>
    public async Task<Session> Do(string id, Func<LiveSession, Task<SessionSnapshot>> act, CancellationToken cancellation) =>
        Describe(await act(await Find(id, cancellation)));

    /// <summary>A session in the API's words.</summary>
    public Session Describe(SessionSnapshot snapshot) => snapshot.ToSession(library);
}
