using DragGan.Editing;
using Microsoft.AspNetCore.Routing;

namespace DragGan.Web;

/// <summary>The editor behind the API: lane, models, sessions and exports, and the endpoints that lead to them.</summary>
internal sealed class Editor : IAsyncDisposable
{
    private readonly ComputeLane _lane;
    private readonly ModelLibrary _library;
    private readonly SessionHub _hub;
    private readonly ExportJobs _exports;
    private readonly DefaultModel _defaultModel;
    private readonly EditorHostOptions _options;

    /// <summary>Sets up the editor; nothing is loaded yet.</summary>
    /// <exception cref="IOException">The data folder cannot be made.</exception>
    public Editor(EditorHostOptions options)
    {
        _options = options;
        _lane = new ComputeLane(options.Time);
        _library = new ModelLibrary(options.ModelFolders, In("models"), _lane);
        _hub = new SessionHub(In("sessions"), _library, _lane, options.Time, options.NewId);
        _exports = new ExportJobs(In("exports"), options.Time, options.NewId, Report);
        _defaultModel = new DefaultModel(options.DefaultModel);
    }

    /// <summary>Adds every endpoint.</summary>
    /// <param name="api">Where to.</param>
    /// <param name="stopping">Signalled when the editor closes.</param>
    public void Map(IEndpointRouteBuilder api, CancellationToken stopping)
    {
        string version = typeof(Editor).Assembly.GetName().Version!.ToString(3);
        Sessions sessions = new(_hub, _library);
        new StatusEndpoints(_library, _hub, _lane, version).Map(api);
        new ModelEndpoints(_library, _defaultModel).Map(api);
        new SeedEndpoints(new SeedPictures(_library, _lane)).Map(api);
        new SessionEndpoints(_hub, sessions, _library, _defaultModel, _exports, new TemporaryFiles(In("uploads"), _options.NewId)).Map(api);
        new EditEndpoints(sessions).Map(api);
        new PointEndpoints(sessions).Map(api);
        new MaskEndpoints(sessions).Map(api);
        new PictureEndpoints(sessions).Map(api);
        new ExportEndpoints(sessions, _exports, new ExportWriting($"{StatusEndpoints.ProgramName} {version}")).Map(api);
        new LiveEndpoint(sessions, _library, _options.Time, stopping).Map(api);
        PhotoEndpoints.Map(api);
        Description.Map(api);
    }

    /// <summary>Opens the default model and rehearses a session with it, so that the first person need not wait for that.</summary>
    /// <param name="cancellation">Ends it.</param>
    public async Task WarmUp(CancellationToken cancellation)
    {
        try
        {
            if (_defaultModel.Id(await _library.ListAsync(cancellation)) is not { } id)
            {
                return;
            }

            await Rehearsal.RunAsync(id, _library, _lane, _options, cancellation);
        }
        catch (Exception error) when (error is EditException or OperationCanceledException or ObjectDisposedException or IOException or UnauthorizedAccessException)
        {
            // whoever asks for the model hears it
        }
    }

    /// <summary>Is told of mistakes of the program itself.</summary>
    public void Report(Exception error) => _options.Report?.Invoke(error);

    /// <summary>Ends exports and drags, and saves every session.</summary>
    public async ValueTask DisposeAsync()
    {
        _exports.Dispose();
        await _hub.DisposeAsync();
        _library.Dispose();
        _lane.Dispose();
    }

    private string In(string folder) => Path.Combine(_options.DataFolder, folder);
}
