using System.Globalization;
using System.Net.Http.Headers;

namespace DragGan.Web;

/// <summary>The editor's API, typed. Refusals are <see cref="ApiException"/>. Thread-safe.</summary>
/// <remarks>The other parts: <c>DragGanClient.Sessions.cs</c> (edits), <c>DragGanClient.Files.cs</c> (pictures, exports) and <see cref="ConnectAsync"/> (the live socket).</remarks>
public sealed partial class DragGanClient : IDisposable
{
    private const string Binary = "application/octet-stream", Png = "image/png";

    private readonly HttpClient _http;
    private readonly ApiConnection _api;
    private readonly Uri _address;
    private readonly string? _token;

    /// <summary>A client of an editor.</summary>
    /// <param name="address">The editor's address, without the token.</param>
    /// <param name="token">The token; null where none is needed.</param>
    public DragGanClient(Uri address, string? token = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        (_address, _token) = (address, token);
        _http = new HttpClient { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        if (token is not null)
        {
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        _api = new ApiConnection(_http);
    }

    /// <summary>What the program is and how busy it is.</summary>
    public Task<ServerStatus> StatusAsync(CancellationToken cancellation = default) =>
        _api.Ask(HttpMethod.Get, "api/status", EditorJson.Default.ServerStatus, null, cancellation);

    /// <summary>Every model.</summary>
    public Task<ModelList> ModelsAsync(CancellationToken cancellation = default) =>
        _api.Ask(HttpMethod.Get, "api/models", EditorJson.Default.ModelList, null, cancellation);

    /// <summary>One model.</summary>
    public Task<Model> ModelAsync(string model, CancellationToken cancellation = default) =>
        _api.Ask(HttpMethod.Get, $"api/models/{Escaped(model)}", EditorJson.Default.Model, null, cancellation);

    /// <summary>Adds a model.</summary>
    /// <param name="fileName">What its file is called.</param>
    /// <param name="content">The file; disposed.</param>
    /// <param name="cancellation">Breaks the upload off.</param>
    public Task<Model> AddModelAsync(string fileName, Stream content, CancellationToken cancellation = default) => _api.Ask(
        HttpMethod.Post, $"api/models?name={Escaped(fileName)}", EditorJson.Default.Model, ApiConnection.File(content, Binary), cancellation);

    /// <summary>Removes a model that was added.</summary>
    public Task RemoveModelAsync(string model, CancellationToken cancellation = default) =>
        _api.Bytes(HttpMethod.Delete, $"api/models/{Escaped(model)}", cancellation);

    /// <summary>A small picture of a seed, as PNG.</summary>
    /// <param name="model">The model.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="truncation">How far it may be from the average picture.</param>
    /// <param name="label">The label, for models that have labels.</param>
    /// <param name="size">Pixels in height and width at most.</param>
    /// <param name="cancellation">Breaks it off.</param>
    public Task<byte[]> SeedPictureAsync(
        string model, uint seed, double truncation = 1, int? label = null, int size = 128, CancellationToken cancellation = default) => _api.Bytes(
        HttpMethod.Get, $"api/models/{Escaped(model)}/seeds/{seed}.png?size={size}&truncation={Number(truncation)}{(label is null ? string.Empty : $"&label={label}")}", cancellation);

    /// <summary>The API's description, as OpenAPI.</summary>
    public Task<byte[]> DescriptionAsync(CancellationToken cancellation = default) => _api.Bytes(HttpMethod.Get, "openapi/v1.json", cancellation);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static string Escaped(string text) => Uri.EscapeDataString(text);

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
