using DragGan.Editing;
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

    /// <inheritdoc/>
    public void Dispose()
    {
        _library.Dispose();
        _lane.Dispose();
    }
}
