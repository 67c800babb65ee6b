using System.Net;

namespace DragGan.Web.Tests.Security;

public sealed class HostAndOriginTests : IAsyncLifetime
{
    private TestEditor _editor = null!;

    public async ValueTask InitializeAsync() => _editor = await TestEditor.Start(options => options with { HostNames = ["lions.example", "lions.example:443"] });

    public ValueTask DisposeAsync() => _editor.DisposeAsync();

    [Theory]
    [InlineData("localhost:PORT")]
    [InlineData("LocalHost:PORT")]
    [InlineData("127.0.0.1:PORT")]
    [InlineData("[::1]:PORT")]
    [InlineData("lions.example:PORT")]
    [InlineData("lions.example:443")]
    public async Task The_editor_answers_to_its_names(string host)
    {
        using HttpResponseMessage response = await Send(HttpMethod.Get, "api/status", ("Host", host));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("evil.example:PORT")]
    [InlineData("localhost")]
    [InlineData("localhost:1")]
    [InlineData("127.0.0.1.evil.example:PORT")]
    [InlineData("localhost.evil.example:PORT")]
    [InlineData("192.168.1.5:PORT")]
    [InlineData("lions.example:444")]
    public async Task Another_name_is_refused_whatever_is_asked_for(string host)
    {
        foreach (string path in (string[])["", "api/status", "api/models", "openapi/v1.json", "nothing"])
        {
            using HttpResponseMessage response = await Send(HttpMethod.Get, path, ("Host", host));

            await response.Refusal(HttpStatusCode.Forbidden);
        }
    }

    [Theory]
    [InlineData("http://localhost:PORT", "localhost:PORT")]
    [InlineData("https://lions.example:443", "lions.example:443")]
    public async Task The_pages_own_origin_may_change_things(string origin, string host)
    {
        using HttpResponseMessage response = await Send(HttpMethod.Delete, "api/models/none", ("Host", host), ("Origin", origin), ("Sec-Fetch-Site", "same-origin"));

        await response.Refusal(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("null")]
    [InlineData("http://localhost:1")]
    [InlineData("http://127.0.0.1:PORT")] // another name of the same editor is another origin all the same
    [InlineData("http://localhost:PORT.evil.example")]
    [InlineData("")]
    public async Task Another_origin_may_neither_read_nor_change(string origin)
    {
        foreach (HttpMethod method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Post, HttpMethod.Delete, HttpMethod.Options])
        {
            using HttpResponseMessage response = await Send(method, "api/models", ("Host", "localhost:PORT"), ("Origin", origin));

            await response.Refusal(HttpStatusCode.Forbidden);
        }
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task Another_sites_page_may_link_to_the_page_but_not_use_the_api(string site)
    {
        using HttpResponseMessage page = await Send(HttpMethod.Get, "nothing", ("Sec-Fetch-Site", site));
        using HttpResponseMessage read = await Send(HttpMethod.Get, "api/status", ("Sec-Fetch-Site", site));
        using HttpResponseMessage change = await Send(HttpMethod.Post, "api/models?name=x", ("Sec-Fetch-Site", site));

        await page.Refusal(HttpStatusCode.NotFound);
        await read.Refusal(HttpStatusCode.Forbidden);
        await change.Refusal(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("api/status")]
    [InlineData("nothing")]
    public async Task Every_answer_tells_the_browser_what_not_to_do(string path)
    {
        using HttpResponseMessage response = await Send(HttpMethod.Get, path);

        string policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("same-origin", response.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
        Assert.Equal("same-origin", response.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.Empty(response.Headers.Server);
    }

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(method, path);
        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value.Replace("PORT", $"{_editor.Address.Port}", StringComparison.Ordinal));
        }

        return await _editor.Http.SendAsync(request);
    }
}
