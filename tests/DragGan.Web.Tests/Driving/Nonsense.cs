using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using DragGan.TestKit;

namespace DragGan.Web.Tests;

/// <summary>Requests that are wrong in every way, and now and then right; the same for the same seed.</summary>
internal sealed class Nonsense(int seed, JsonDocument description)
{
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "1", "-1", "5", "1.5", "1e308", "-1e308", "1e999", "2147483648", "4294967296", "99999999999999999999", "NaN", "Infinity", "\"NaN\"",
        "\"\"", "\"x\"", "\"handle\"", "\"anchor\"", "\"w\"", "\"latent\"", "\"picture\"", "\"project\"", "[]", "{}", "[1,2]", "{\"x\":1}", "\"\\ud800\"", "\"\\u0000\"",
        "\"../../etc/passwd\"", "\"C:\\\\x\"", "\"handle, anchor\"",
    ];

    private static readonly string[] Names = ["x", "..", "%2e%2e", "..%2f..%2fetc%2fpasswd", "a%00b", "%ff%fe", "%", "%zz", "0", "1", "-1", "last", "99999999999999999999", "%F0%9F%A6%81", "con", "a;b", "a%0d%0ab"];

    private static readonly string[] Types = ["application/json", "application/json", "application/json", "application/json; charset=utf-16", "text/plain", "application/octet-stream", "image/png", "multipart/form-data; boundary=x", ""];

    private readonly Random _random = new(seed);

    /// <summary>A request of an operation.</summary>
    public HttpRequestMessage Request(ApiOperation operation, string session)
    {
        string path = operation.Path;
        foreach (JsonElement parameter in operation.Parameters.Where(parameter => parameter.GetProperty("in").GetString() == "path"))
        {
            string name = parameter.GetProperty("name").GetString()!;
            string usual = name switch { "id" => path.Contains("models", StringComparison.Ordinal) ? TestEditor.Model : session, "pid" => "1", "n" => "last", "seed" => "1", _ => "x" };
            path = path.Replace($"{{{name}}}", _random.Next(4) == 0 ? Pick(Names) : usual, StringComparison.Ordinal);
        }

        string[] query = [.. operation.Parameters.Where(parameter => parameter.GetProperty("in").GetString() == "query" && _random.Next(3) > 0)
            .Select(parameter => $"{parameter.GetProperty("name").GetString()}={Uri.EscapeDataString(Pick(Values).Trim('"'))}")];
        HttpRequestMessage request = new(new HttpMethod(operation.Method), new Uri($"{path}{(query.Length > 0 ? "?" : string.Empty)}{string.Join('&', query)}".TrimStart('/'), UriKind.Relative));
        byte[]? body = operation.JsonBody is { } shape ? Encoding.UTF8.GetBytes(Json(shape)) : operation.TakesFile ? File() : _random.Next(5) == 0 ? Garbage() : null;
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            string type = operation.JsonBody is not null && _random.Next(8) > 0 ? "application/json" : Pick(Types);
            request.Content.Headers.ContentType = type.Length > 0 ? MediaTypeHeaderValue.Parse(type) : null;
        }

        return request;
    }

    private string Json(JsonElement shape)
    {
        while (shape.TryGetProperty("$ref", out JsonElement reference))
        {
            shape = description.RootElement.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]);
        }

        IEnumerable<string> members = shape.GetProperty("properties").EnumerateObject()
            .Where(_ => _random.Next(5) > 0)
            .Select(member => $"\"{member.Name}\":{(_random.Next(2) == 0 ? Pick(Values) : Fitting(member))}");
        return _random.Next(14) switch
        {
            0 => string.Concat(Enumerable.Repeat("{\"x\":", 5_000)),
            1 => $"[{string.Join(',', Enumerable.Repeat("{\"kind\":\"handle\",\"x\":1,\"y\":1}", 1_000))}]",
            2 => $"{{\"x\":1,\"gesture\":\"{new string('g', 70_000)}\"}}",
            3 => Encoding.Latin1.GetString(Garbage()),
            4 => string.Empty,
            5 => $"{{{string.Join(',', members)},\"more\":1}}",
            6 => $"{{{string.Join(',', members)}",
            _ => $"{{{string.Join(',', members)}}}",
        };
    }

    private string Fitting(JsonProperty member) => member.Name switch
    {
        "kind" => Pick(["\"handle\"", "\"anchor\"", "\"latent\"", "\"picture\""]),
        "space" => "\"w+\"",
        "loss" => "\"published\"",
        "name" or "gesture" => "\"a name\"",
        "model" => $"\"{TestEditor.Model}\"",
        "mark" or "boomerang" or "holdFixedArea" => "true",
        _ => Pick(["0", "1", "3"]),
    };

    private byte[] File()
    {
        byte[] file = _random.Next(6) switch
        {
            0 => [],
            1 => Garbage(),
            2 => Pictures.Mask(32, _random.Next(33)),
            3 => Pictures.Mask(64, 10),
            4 => System.IO.File.ReadAllBytes(GoldenFiles.PathOf("tiny-32.weights.safetensors")),
            _ => "PK\u0005\u0006"u8.ToArray(),
        };
        return _random.Next(3) == 0 ? file[..(file.Length / 2)] : file;
    }

    private byte[] Garbage()
    {
        byte[] bytes = new byte[_random.Next(2_000)];
        _random.NextBytes(bytes);
        return bytes;
    }

    private T Pick<T>(T[] from) => from[_random.Next(from.Length)];
}
