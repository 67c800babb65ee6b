namespace DragGan.EndToEnd.Tests.Driving;

/// <summary>How a run of the program ended and what it said.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Errors)
{
    /// <summary>Fails, with all that was said, unless the exit code is the expected one.</summary>
    public ProgramRun Expect(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"Exit code {ExitCode}, expected {exitCode}.\n{Output}\n{Errors}");
        return this;
    }

    /// <summary>Fails unless the run ended with a plain message that holds <paramref name="fragment"/>: no stack trace, nothing else.</summary>
    public void ExpectMessage(int exitCode, string fragment)
    {
        Expect(exitCode);
        Assert.StartsWith("draggan: ", Errors, StringComparison.Ordinal);
        Assert.Contains(fragment, Errors, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("(Parameter '", Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("mistake in the program", Errors, StringComparison.Ordinal);
    }
}
