using DragGan.Editing;
using DragGan.StyleGan;
using Microsoft.AspNetCore.Routing;

namespace DragGan.Web;

/// <summary>The editor behind the API: lane, models and sessions, and the endpoints that lead to them.</summary>
internal sealed class Editor : IDisposable
{
    private readonly ComputeLane _lane;
    private readonly ModelLibrary _library;
    private readonly DefaultModel _defaultModel;

    /// <summary>Sets up the editor; nothing is loaded yet.</summary>
    public Editor(EditorHostOptions options)
    {
        _lane = new ComputeLane(options.Time);
        _library = new ModelLibrary(options.ModelFolders, Path.Combine(options.DataFolder, "models"), _lane);
        _defaultModel = new DefaultModel(options.DefaultModel);
    }

    /// <summary>Adds every endpoint.</summary>
    public void Map(IEndpointRouteBuilder api)
    {
        new StatusEndpoints(_library, _lane, "1").Map(api);
        new ModelEndpoints(_library, _defaultModel).Map(api);
        new SeedEndpoints(new SeedPictures(_library, _lane)).Map(api);
        PhotoEndpoints.Map(api);
        Description.Map(api);
    }

    /// <summary>Opens the default model and makes a first picture, so that the first person need not wait for that.</summary>
    public async Task WarmUp()
    {
        try
        {
            if (_defaultModel.Id(await _library.ListAsync()) is not { } id)
            {
                return;
            }

            using ModelLease lease = await _library.OpenAsync(id);
            int? label = lease.Model.Info.LabelCount > 0 ? 0 : null;
            Latent latent = lease.Model.FromSeed(0, label, truncation: 1);
            await _lane.Run("start", LanePriority.Interactive, token => lease.Model.Picture(latent, token));
        }
        catch (Exception error) when (error is EditException or OperationCanceledException or ObjectDisposedException)
        {
            // whoever asks for the model hears it
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _library.Dispose();
        _lane.Dispose();
    }
}
