using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DragGan.Web;

/// <summary>Requests and answers of the API: JSON both ways, files where there are files, and refusals as exceptions.</summary>
internal sealed class ApiConnection(HttpClient http)
{
    /// <summary>Sends a request and reads its answer.</summary>
    public async Task<T> Ask<T>(HttpMethod method, string path, JsonTypeInfo<T> shape, HttpContent? content, CancellationToken cancellation)
    {
        using HttpResponseMessage response = await Send(method, path, content, cancellation);
        return await response.Content.ReadFromJsonAsync(shape, cancellation) ?? throw new InvalidDataException($"{method} {path} answered null.");
    }

    /// <summary>Sends a request whose answer is bytes, or nothing.</summary>
    public async Task<byte[]> Bytes(HttpMethod method, string path, CancellationToken cancellation)
    {
        using HttpResponseMessage response = await Send(method, path, null, cancellation);
        return await response.Content.ReadAsByteArrayAsync(cancellation);
    }

    /// <summary>Sends a request whose answer is a file, to be read as it comes.</summary>
    public async Task Download(string path, Stream destination, CancellationToken cancellation)
    {
        using HttpResponseMessage response = await Send(HttpMethod.Get, path, null, cancellation);
        await response.Content.CopyToAsync(destination, cancellation);
    }

    /// <summary>A JSON body.</summary>
    public static HttpContent Json<T>(T value, JsonTypeInfo<T> shape) => JsonContent.Create(value, shape);

    /// <summary>A file as body.</summary>
    public static HttpContent File(Stream content, string type)
    {
        StreamContent body = new(content);
        body.Headers.ContentType = new MediaTypeHeaderValue(type);
        return body;
    }

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, HttpContent? content, CancellationToken cancellation)
    {
        using HttpRequestMessage request = new(method, new Uri(path, UriKind.Relative)) { Content = content };
        HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw new ApiException(await Read(response, cancellation));
        }
    }

    private static async Task<Problem> Read(HttpResponseMessage response, CancellationToken cancellation)
    {
        string text = await response.Content.ReadAsStringAsync(cancellation);
        try
        {
            if (response.Content.Headers.ContentType?.MediaType == Problems.ContentType)
            {
                return JsonSerializer.Deserialize(text, EditorJson.Default.Problem) ?? throw new JsonException();
            }
        }
        catch (JsonException)
        {
            // what follows says as much as is known
        }

        return Problems.Of((int)response.StatusCode, text.Length > 0 ? text : response.ReasonPhrase ?? string.Empty);
    }
}
