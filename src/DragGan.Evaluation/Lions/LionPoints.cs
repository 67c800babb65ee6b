using DragGan.Dragging;
using DragGan.Scenes;

namespace DragGan.Evaluation;

/// <summary>Landmarks by name, and their places in pixels.</summary>
public static class LionPoints
{
    /// <summary>Middle of the upper lid's edge on the picture's left: the first of the guides that follow the named landmarks.</summary>
    internal const int LeftUpperLid = LionLandmarks.NamedCount;

    /// <summary>Middle of the upper lid's edge on the picture's right.</summary>
    internal const int RightUpperLid = LionLandmarks.NamedCount + 3;

    /// <summary>The number of a landmark.</summary>
    /// <param name="name">As <see cref="LionLandmarks.Names"/> has it.</param>
    public static int Named(string name)
    {
        for (int i = 0; i < LionLandmarks.Names.Count; i++)
        {
            if (LionLandmarks.Names[i] == name)
            {
                return i;
            }
        }

        throw new ArgumentException($"A lion has no landmark '{name}'. It has {string.Join(", ", LionLandmarks.Names)}.", nameof(name));
    }

    /// <summary>What a landmark is called, lids included.</summary>
    /// <param name="landmark">Its number.</param>
    public static string NameOf(int landmark) => landmark switch
    {
        LeftUpperLid => "left upper lid",
        RightUpperLid => "right upper lid",
        _ => LionLandmarks.Names[landmark],
    };

    /// <summary>Where a landmark is seen, in pixels.</summary>
    /// <param name="lion">The lion.</param>
    /// <param name="landmark">Its number.</param>
    /// <param name="resolution">Pixels along the picture's side.</param>
    public static ImagePoint PlaceOf(Lion lion, int landmark, int resolution)
    {
        PicturePoint place = LionLandmarks.Of(lion)[landmark];
        return new((place.X * resolution) - 0.5f, (place.Y * resolution) - 0.5f);
    }
}
