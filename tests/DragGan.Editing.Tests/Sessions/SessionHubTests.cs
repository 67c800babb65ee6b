namespace DragGan.Editing.Tests;

public sealed class SessionHubTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("../../etc/passwd")]
    [InlineData("session-00000001")]
    [InlineData("SESSION00000001")]
    [InlineData("nosuchsession")]
    public async Task A_name_that_no_session_has_is_not_found_whatever_it_looks_like(string id)
    {
        await using SessionWorkplace place = new();

        EditException refusal = await Assert.ThrowsAsync<EditException>(() => place.Hub.OpenAsync(id, Token));

        Assert.Equal(EditFault.NotFound, refusal.Fault);
    }

    [Fact]
    public async Task When_too_many_are_open_the_one_used_least_recently_goes_to_disk_and_comes_back()
    {
        await using SessionWorkplace place = new(new SessionHubOptions { MaxLoaded = 2 });
        LiveSession first = await place.NewLionAsync();
        first.Edit("Rename", document => document.Renamed("the first"));
        LiveSession second = await place.NewLionAsync();

        LiveSession third = await place.NewLionAsync();
        LiveSession again = await place.Hub.OpenAsync(first.Id, Token);

        Assert.NotSame(first, again);
        Assert.Equal("the first", again.Snapshot.Document.Name);
        Assert.Equal(3, place.Hub.List().Count);
        Assert.NotEqual(second.Id, third.Id);
    }

    [Fact]
    public async Task Sessions_that_are_watched_or_dragged_stay_and_another_one_is_refused()
    {
        await using SessionWorkplace place = new(new SessionHubOptions { MaxLoaded = 1 });
        LiveSession session = await place.NewLionAsync();
        using SessionViewer viewer = session.Watch();

        EditException refusal = await Assert.ThrowsAsync<EditException>(place.NewLionAsync);

        Assert.Equal(EditFault.Busy, refusal.Fault);
    }

    [Fact]
    public async Task No_more_sessions_than_allowed_are_kept_and_a_deleted_one_makes_room()
    {
        await using SessionWorkplace place = new(new SessionHubOptions { MaxSessions = 1 });
        LiveSession session = await place.NewLionAsync();

        Assert.Equal(EditFault.Busy, (await Assert.ThrowsAsync<EditException>(place.NewLionAsync)).Fault);
        await place.Hub.DeleteAsync(session.Id);

        Assert.Empty(place.Hub.List());
        Assert.False(Directory.Exists(Path.Combine(place.SessionsFolder, session.Id)));
        Assert.NotNull(await place.NewLionAsync());
    }

    [Fact]
    public async Task An_idle_session_goes_to_disk_and_its_viewers_are_told_that_it_ended()
    {
        await using SessionWorkplace place = new(new SessionHubOptions { IdleAfter = TimeSpan.Zero });
        LiveSession session = await place.NewLionAsync();

        await place.Hub.UnloadIdleAsync();

        Assert.NotSame(session, await place.Hub.OpenAsync(session.Id, Token));
    }

    [Fact]
    public async Task An_unknown_model_leaves_no_session_behind()
    {
        await using SessionWorkplace place = new();

        await Assert.ThrowsAsync<EditException>(() => place.Hub.CreateAsync(new NewSession("nosuchmodel", new SeedImage(1, 1, null)), Token));

        Assert.Empty(Directory.EnumerateDirectories(place.SessionsFolder));
    }

    [Fact]
    public async Task A_project_file_becomes_a_session_with_the_same_edit()
    {
        await using SessionWorkplace place = new();
        LiveSession session = await place.NewNoseDragAsync(left: 8);
        await session.StartDragAsync(cancellation: Token);
        EditDocument document = (await SessionWorkplace.AtRestAsync(session)).Document;
        using MemoryStream file = new();
        ProjectFile.Write(file, document, thumbnails: null, "test", Token);
        file.Position = 0;

        EditDocument imported = (await place.Hub.ImportAsync(file, Token)).Snapshot.Document;

        Assert.Equal(document.FrameCount, imported.FrameCount);
        Assert.Equal(document.Points, imported.Points);
        Assert.True(document.Latent.Values.SequenceEqual(imported.Latent.Values));
    }
}
