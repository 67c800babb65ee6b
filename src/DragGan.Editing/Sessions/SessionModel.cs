namespace DragGan.Editing;

/// <summary>The model a session works with, opened when it is first needed and changed when the document's is another.</summary>
internal sealed class SessionModel(ModelLibrary library) : IDisposable
{
#pragma warning disable CA2213 // owns no handle unless one is asked for, and a late job may still wait for it
    private readonly SemaphoreSlim _gate = new(1, 1);
#pragma warning restore CA2213
    private (ModelLease Lease, FramePainter Painter)? _open;

    /// <summary>The model, and what paints with it.</summary>
    /// <exception cref="EditException">It is not in the library any more, is another of that name, or does not fit into memory now.</exception>
    public async Task<(LoadedModel Model, FramePainter Painter)> GetAsync(ModelReference reference, CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            if (_open is not { } open || open.Lease.Model.Reference != reference)
            {
                Release(); // before the next is opened: there may be room for one only
                ModelLease lease = await library.OpenAsync(reference, cancellation);
                _open = open = (lease, new FramePainter(lease.Model));
            }

            return (open.Lease.Model, open.Painter);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Release();

    private void Release()
    {
        _open?.Lease.Dispose();
        _open = null;
    }
}
