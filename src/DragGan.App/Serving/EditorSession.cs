using System.Net;
using System.Security.Cryptography;
using DragGan.App.CommandLine;
using DragGan.App.Models;
using DragGan.Web;

namespace DragGan.App.Serving;

/// <summary>Runs the editor until the user has enough.</summary>
internal static class EditorSession
{
    private const int FurtherPorts = 20, TokenBytes = 32, IdBytes = 10;

    /// <summary>Serves until the context is cancelled.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> Run(ServeRequest request, ProgramContext context)
    {
        string? token = request.Listen is { } address && !IPAddress.IsLoopback(address) ? Secret(TokenBytes) : null;
        EditorHost host = await EditorHost.StartAsync(Options(request, token, context), context.Cancellation);
        await using (host)
        {
            Announce(request, host, token, context.Output);
            if (request.OpenBrowser && context.IsTerminal)
            {
                Browser.Open(WithToken(host.Addresses[0], token));
            }

            await Task.Delay(Timeout.Infinite, context.Cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
            await context.Output.WriteLineAsync("Saving and closing ...");
        }

        return ExitCode.Done;
    }

    private static EditorHostOptions Options(ServeRequest request, string? token, ProgramContext context) => new()
    {
        DataFolder = request.DataFolder ?? DataFolder.OfUser(),
        ModelFolders = [.. request.ModelFolders, .. ModelFinder.WithoutCopies(ModelFinder.Folders())],
        DefaultModel = ModelFinder.DefaultModel,
        NewId = () => Secret(IdBytes),
        Listen = request.Listen,
        Port = request.Port ?? EditorHostOptions.DefaultPort,
        FurtherPorts = request.Port is null ? FurtherPorts : 0,
        HostNames = request.HostNames,
        Token = token,
        PageFolder = Environment.GetEnvironmentVariable("DRAGGAN_WWWROOT"),
        Report = error => context.Errors.WriteLine($"draggan: {error}"),
    };

    private static void Announce(ServeRequest request, EditorHost host, string? token, TextWriter output)
    {
        if (request.Port is null && host.Addresses[0].Port != EditorHostOptions.DefaultPort)
        {
            output.WriteLine($"Port {EditorHostOptions.DefaultPort} is taken by another program.");
        }

        output.WriteLine($"The editor is open at {WithToken(host.Addresses[0], token)}");
        foreach (Uri address in request.Listen is null ? [] : host.Addresses.Skip(1))
        {
            output.WriteLine($"                   and {WithToken(address, token)}");
        }

        output.WriteLine("Ctrl+C ends it; nothing is lost.");
    }

    private static Uri WithToken(Uri address, string? token) => token is null ? address : new Uri(address, $"?token={token}");

    private static string Secret(int bytes) => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(bytes));
}
