using System.Net;

namespace DragGan.Web.Tests.Security;

public sealed class TokenTests : IAsyncLifetime
{
    private const string Token = "5d41402abc4b2a76b9719d911017c592";

    private TestEditor _editor = null!;

    public async ValueTask InitializeAsync() => _editor = await TestEditor.Start(options => options with { Listen = IPAddress.Any, Token = Token });

    public ValueTask DisposeAsync() => _editor.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("api/status")]
    [InlineData("openapi/v1.json")]
    [InlineData("?token=")]
    [InlineData("?token=wrong")]
    [InlineData("?token=5d41402abc4b2a76b9719d911017c59")]
    [InlineData("?token=5d41402abc4b2a76b9719d911017c592x")]
    public async Task Without_the_token_nothing_is_shown(string path)
    {
        using HttpResponseMessage response = await _editor.Http.GetAsync(new Uri(path, UriKind.Relative));

        await response.Refusal(HttpStatusCode.Unauthorized);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task The_address_with_the_token_becomes_a_cookie_and_an_address_without()
    {
        using HttpResponseMessage response = await _editor.Http.GetAsync(new Uri($"?session=a%26b&token={Token}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/?session=a%26b", response.Headers.Location?.OriginalString);
        string cookie = response.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/", cookie, StringComparison.OrdinalIgnoreCase);

        using HttpRequestMessage again = new(HttpMethod.Get, "api/status");
        again.Headers.Add("Cookie", cookie.Split(';')[0]);
        using HttpResponseMessage answer = await _editor.Http.SendAsync(again);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_script_shows_the_token_with_every_request()
    {
        Assert.NotEmpty((await _editor.Client.StatusAsync()).Program);
    }

    [Fact]
    public async Task An_address_that_leads_elsewhere_is_not_followed_with_the_token()
    {
        string answer = await RawRequest.Send(
            _editor.Address, $"GET //evil.example/?token={Token} HTTP/1.1\r\nHost: {_editor.Address.Authority}\r\nConnection: close\r\n\r\n");

        Assert.Contains("\nLocation: /evil.example/\r", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Listening_to_others_without_a_token_is_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => TestEditor.Start(options => options with { Listen = IPAddress.Any }));
    }
}
