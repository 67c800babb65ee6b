using Microsoft.Extensions.Hosting;

namespace DragGan.Web;

/// <summary>The web server neither listens for signals nor writes to a console: whoever started the editor ends it.</summary>
internal sealed class SilentLifetime : IHostLifetime
{
    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
