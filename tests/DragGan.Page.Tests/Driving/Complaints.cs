using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace DragGan.Page.Tests.Driving;

/// <summary>What a browser objects to on a page: errors of scripts, refused or failed requests, offences against the page's own policy.</summary>
internal sealed class Complaints
{
    private readonly ConcurrentQueue<string> _all = new();
    private readonly ConcurrentBag<Regex> _expected = [];

    /// <summary>Listens to a page.</summary>
    public Complaints(IPage page)
    {
        page.PageError += (_, error) => _all.Enqueue($"script: {error}");
        page.Console += (_, message) => AddIf(message.Type == "error", $"console: {message.Text} ({message.Location})");
        page.Crash += (_, _) => _all.Enqueue("the page crashed");
        page.Response += (_, response) => AddIf(response.Status >= 400, $"answer: {response.Status} to {response.Request.Method} {response.Url}");

        // What the page itself breaks off, as pictures it does not need any more, has not failed.
        page.RequestFailed += (_, request) => AddIf(request.Failure != "net::ERR_ABORTED", $"request: {request.Failure} of {request.Method} {request.Url}");
    }

    /// <summary>Those that no test has said it expects.</summary>
    public IReadOnlyList<string> Unexpected => [.. _all.Where(complaint => !_expected.Any(pattern => pattern.IsMatch(complaint)))];

    /// <summary>From here on, and for what was before, complaints like this are part of the test.</summary>
    /// <param name="pattern">A regular expression.</param>
    public void Expect(string pattern) => _expected.Add(new Regex(pattern));

    private void AddIf(bool condition, string complaint)
    {
        if (condition)
        {
            _all.Enqueue(complaint);
        }
    }
}
