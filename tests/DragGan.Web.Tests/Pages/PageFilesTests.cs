using System.Net;
using System.Net.Http.Headers;

namespace DragGan.Web.Tests.Pages;

public sealed class PageFilesTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("draggan-page-").FullName;
    private TestEditor _editor = null!;

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "page", "js"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "page", "index.html"), "<!doctype html>");
        await File.WriteAllTextAsync(Path.Combine(_folder, "page", "js", "main.js"), "export {};");
        await File.WriteAllTextAsync(Path.Combine(_folder, "secret.txt"), "secret");
        _editor = await TestEditor.Start(options => options with { PageFolder = Path.Combine(_folder, "page") });
    }

    public async ValueTask DisposeAsync()
    {
        await _editor.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("", "text/html")]
    [InlineData("index.html", "text/html")]
    [InlineData("js/main.js", "text/javascript")]
    public async Task A_file_of_the_page_comes_with_its_type_and_is_asked_about_again(string path, string type)
    {
        using HttpResponseMessage response = await _editor.Http.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.True(response.Headers.CacheControl?.NoCache);
        EntityTagHeaderValue tag = Assert.IsType<EntityTagHeaderValue>(response.Headers.ETag);

        using HttpRequestMessage again = new(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(tag);
        using HttpResponseMessage same = await _editor.Http.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Empty(await same.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_changed_file_is_sent_again()
    {
        using HttpResponseMessage before = await _editor.Http.GetAsync(new Uri("js/main.js", UriKind.Relative));
        await File.WriteAllTextAsync(Path.Combine(_folder, "page", "js", "main.js"), "export const changed = 1;");

        using HttpRequestMessage again = new(HttpMethod.Get, "js/main.js");
        again.Headers.IfNoneMatch.Add(before.Headers.ETag!);
        using HttpResponseMessage after = await _editor.Http.SendAsync(again);

        Assert.Equal("export const changed = 1;", await after.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("../secret.txt")]
    [InlineData("%2e%2e/secret.txt")]
    [InlineData("..%2fsecret.txt")]
    [InlineData("..%5csecret.txt")]
    [InlineData("js/../../secret.txt")]
    [InlineData("js/..%2f..%2fsecret.txt")]
    [InlineData("%2fetc/passwd")]
    [InlineData("//etc/passwd")]
    [InlineData("js")]
    [InlineData("js/")]
    [InlineData("INDEX.HTML")]
    [InlineData("index.html%00.js")]
    [InlineData("index.html/")]
    public async Task What_is_not_in_the_table_does_not_exist(string path)
    {
        // Straight onto the wire: the client would tidy the path up before sending it.
        string answer = await RawRequest.Send(_editor.Address, $"GET /{path} HTTP/1.1\r\nHost: {_editor.Address.Authority}\r\nConnection: close\r\n\r\n");

        Assert.Matches("^HTTP/1.1 40[034] ", answer);
        Assert.DoesNotContain("secret\n", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
    }
}
