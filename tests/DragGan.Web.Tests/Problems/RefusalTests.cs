using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace DragGan.Web.Tests.Problems;

public sealed class RefusalTests : IAsyncLifetime
{
    private TestEditor _editor = null!;
    private Session _session = null!;

    public async ValueTask InitializeAsync()
    {
        _editor = await TestEditor.Start();
        _session = await _editor.Client.CreateAsync(new NewSession());
    }

    public ValueTask DisposeAsync() => _editor.DisposeAsync();

    [Theory]
    [InlineData("", "kind")]
    [InlineData("{", "cannot be read")]
    [InlineData("null", "null")]
    [InlineData("[]", "no object")]
    [InlineData("5", "no object")]
    [InlineData("{}", "'kind'")]
    [InlineData("""{"kind":"handle","x":1}""", "'y'")]
    [InlineData("""{"kind":"handle","x":"1","y":1}""", "'x' must be a number")]
    [InlineData("""{"kind":"handle","x":null,"y":1}""", "'x' must be a number")]
    [InlineData("""{"kind":"handle","x":NaN,"y":1}""", "'x' must be a number")]
    [InlineData("""{"kind":"handle","x":1e999,"y":1}""", "finite")]
    [InlineData("""{"kind":"handle","x":1,"y":1,"z":1}""", "'z'")]
    [InlineData("""{"kind":"handle","x":1,"x":2,"y":1}""", "more than once")]
    [InlineData("""{"kind":"grip","x":1,"y":1}""", "\"handle\", \"anchor\"")]
    [InlineData("""{"kind":1,"x":1,"y":1}""", "\"handle\", \"anchor\"")]
    [InlineData("""{"kind":"handle","x":1,"y":1,"gesture":5}""", "'gesture' must be text")]
    [InlineData("""{"kind":"handle","x":1,"y":1,"gesture":""}""", "'gesture'")]
    public async Task A_body_that_cannot_be_used_is_refused_with_what_it_should_be(string body, string fragment)
    {
        using HttpResponseMessage response = await Post("points", body, "application/json");

        Problem problem = await response.Refusal(HttpStatusCode.BadRequest);

        Assert.Contains(fragment, problem.Detail, StringComparison.Ordinal);
        Assert.Empty((await _editor.Client.SessionAsync(_session.Id)).Points);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData(null)]
    public async Task A_body_of_another_type_is_refused(string? type)
    {
        using HttpResponseMessage json = await Post("points", """{"kind":"handle","x":1,"y":1}""", type);
        await json.Refusal(HttpStatusCode.UnsupportedMediaType);

        if (type is not null)
        {
            using HttpResponseMessage mask = await Send(HttpMethod.Put, "mask", Pictures.Mask(32, 16), type);
            await mask.Refusal(HttpStatusCode.UnsupportedMediaType);
        }
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_however_its_length_is_told()
    {
        using HttpResponseMessage json = await Post("points", $$"""{"kind":"handle","x":1,"y":1,"gesture":"{{new string('g', 70_000)}}"}""", "application/json");
        await json.Refusal(HttpStatusCode.RequestEntityTooLarge);

        using HttpRequestMessage chunked = new(HttpMethod.Put, $"api/sessions/{_session.Id}/mask") { Content = new StreamContent(new MemoryStream(new byte[17 << 20])) };
        chunked.Headers.TransferEncodingChunked = true;
        try
        {
            using HttpResponseMessage mask = await _editor.Http.SendAsync(chunked);
            await mask.Refusal(HttpStatusCode.RequestEntityTooLarge);
        }
        catch (HttpRequestException)
        {
            // the answer may come, and the connection go, while the rest is still being sent
        }

        Assert.Null((await _editor.Client.SessionAsync(_session.Id)).Mask);
        Assert.Empty(_editor.Mistakes);
    }

    [Theory]
    [InlineData("GET", "api/nothing", HttpStatusCode.NotFound)]
    [InlineData("POST", "", HttpStatusCode.NotFound)]
    [InlineData("PUT", "api/status", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "api/sessions", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "api/photos", HttpStatusCode.NotImplemented)]
    [InlineData("POST", "api/photos", HttpStatusCode.NotImplemented)]
    public async Task What_does_not_exist_is_refused_in_words(string method, string path, HttpStatusCode status)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), path);
        using HttpResponseMessage response = await _editor.Http.SendAsync(request);

        await response.Refusal(status);
    }

    [Theory]
    [InlineData("POST /api/sessions/ID/points HTTP/1.1\r\nHost: HOST\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"kind\":\"handle\",\"x\":1,")]
    [InlineData("PUT /api/sessions/ID/mask HTTP/1.1\r\nHost: HOST\r\nContent-Type: image/png\r\nContent-Length: 10000\r\n\r\nPNG")]
    [InlineData("POST /api/sessions/import HTTP/1.1\r\nHost: HOST\r\nContent-Length: 10000\r\n\r\nPK")]
    [InlineData("POST /api/models?name=x.pkl HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n")]
    public async Task An_upload_that_breaks_off_changes_nothing(string request)
    {
        await RawRequest.Abandon(
            _editor.Address, request.Replace("ID", _session.Id, StringComparison.Ordinal).Replace("HOST", _editor.Address.Authority, StringComparison.Ordinal));

        Assert.Equal(_session.Points, (await _editor.Client.SessionAsync(_session.Id)).Points);
        Assert.Single((await _editor.Client.SessionsAsync()).Sessions);
        Assert.Single((await _editor.Client.ModelsAsync()).Models);
        Assert.Empty(_editor.Mistakes);
    }

    [Theory]
    [InlineData("GARBAGE\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    [InlineData("GET / HTTP/1.0\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")]
    [InlineData("GET http://evil.example/ HTTP/1.1\r\nHost: HOST\r\n\r\n")]
    [InlineData("POST /api/sessions HTTP/1.1\r\nHost: HOST\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")]
    public async Task A_request_that_is_none_is_refused(string request)
    {
        string answer = await RawRequest.Send(_editor.Address, request.Replace("HOST", _editor.Address.Authority, StringComparison.Ordinal).Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", StringComparison.Ordinal));

        Assert.Matches("^HTTP/1.1 4[0-9][0-9] ", answer);
    }

    private Task<HttpResponseMessage> Post(string path, string body, string? type) => Send(HttpMethod.Post, path, Encoding.UTF8.GetBytes(body), type);

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, byte[] body, string? type)
    {
        using HttpRequestMessage request = new(method, $"api/sessions/{_session.Id}/{path}") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        return await _editor.Http.SendAsync(request);
    }
}
