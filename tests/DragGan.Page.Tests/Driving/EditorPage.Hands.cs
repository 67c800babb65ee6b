using Microsoft.Playwright;

namespace DragGan.Page.Tests.Driving;

/// <content>Mouse and keys: real events, at places of the picture.</content>
public sealed partial class EditorPage
{
    private IMouse Mouse => Page.Mouse;

    /// <summary>Where a place of the picture lies on the page, in CSS pixels.</summary>
    public async Task<(float X, float Y)> PlaceOfAsync((double X, double Y) place)
    {
        float[] at = await Page.EvaluateAsync<float[]>(
            """
            ([x, y]) => {
              const { view, stage } = window.draggan.store.get();
              const box = document.querySelector("[data-testid=stage]").getBoundingClientRect();
              const scale = view.zoom / stage.ratio;
              return [box.left + stage.width / 2 + (x + 0.5 - view.x) * scale, box.top + stage.height / 2 + (y + 0.5 - view.y) * scale];
            }
            """,
            new[] { place.X, place.Y });
        return (at[0], at[1]);
    }

    /// <summary>Moves the mouse to a place of the picture, over places between.</summary>
    public async Task MoveToAsync((double X, double Y) place, int steps = 4)
    {
        (float x, float y) = await PlaceOfAsync(place);
        await Mouse.MoveAsync(x, y, new() { Steps = steps });
    }

    /// <summary>Presses the mouse on a place of the picture and keeps it down.</summary>
    public async Task PressAsync((double X, double Y) place)
    {
        await MoveToAsync(place, steps: 1);
        await Mouse.DownAsync();
    }

    /// <summary>Lets the mouse go.</summary>
    public Task ReleaseAsync() => Mouse.UpAsync();

    /// <summary>Clicks on a place of the picture.</summary>
    public async Task ClickAsync((double X, double Y) place)
    {
        await PressAsync(place);
        await ReleaseAsync();
    }

    /// <summary>Presses the mouse on a place, moves over others and lets it go.</summary>
    public async Task StrokeAsync(params (double X, double Y)[] places)
    {
        ArgumentNullException.ThrowIfNull(places);
        await PressAsync(places[0]);
        foreach ((double X, double Y) place in places[1..])
        {
            await MoveToAsync(place);
        }

        await ReleaseAsync();
    }

    /// <summary>Presses and lets go a key, such as "Space" or "Control+z".</summary>
    public Task KeyAsync(string key) => Page.Keyboard.PressAsync(key);

    /// <summary>Takes an upload from the file chooser that a button opens.</summary>
    public async Task ChooseFileAsync(ILocator button, string path)
    {
        IFileChooser chooser = await Page.RunAndWaitForFileChooserAsync(() => button.ClickAsync());
        await chooser.SetFilesAsync(path);
    }

    /// <summary>Drops a file on the page, as from a file manager.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="content">What is in it.</param>
    public async Task DropFileAsync(string name, byte[] content)
    {
        await using IJSHandle data = await Page.EvaluateHandleAsync(
            """
            ([name, content]) => {
              const bytes = Uint8Array.from(atob(content), (c) => c.charCodeAt(0));
              const data = new DataTransfer();
              data.items.add(new File([bytes], name));
              return data;
            }
            """,
            new[] { name, Convert.ToBase64String(content) });
        foreach (string step in (string[])["dragenter", "dragover", "drop"])
        {
            await this["stage"].DispatchEventAsync(step, new { dataTransfer = data });
        }
    }
}
