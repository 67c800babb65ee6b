using DragGan.Checkpoints;
using DragGan.Scenes;

namespace DragGan.App.Scenes;

/// <summary>The arrays of one file, filled picture by picture, from several threads at once.</summary>
internal sealed class ShardContent
{
    private const int ColourCount = 24;

    private readonly int _count, _size;
    private readonly byte[]? _images, _visible;
    private readonly float[] _normals, _landmarks, _colours;

    public ShardContent(SceneRequest request, int count)
    {
        (_count, _size) = (count, request.Size);
        _normals = new float[count * LionParameters.Count];
        _landmarks = new float[count * LionLandmarks.Count * 2];
        _colours = new float[count * ColourCount];
        if (!request.TruthOnly)
        {
            _images = new byte[count * 3 * request.Size * request.Size];
            _visible = new byte[count * LionLandmarks.NamedCount];
        }
    }

    /// <summary>Puts a lion in its place.</summary>
    public void Fill(int place, Lion lion)
    {
        lion.Normals.CopyTo(_normals.AsSpan(place * LionParameters.Count));
        lion.ColourNumbers().CopyTo(_colours, place * ColourCount);
        int at = place * LionLandmarks.Count * 2;
        foreach (PicturePoint landmark in LionLandmarks.Of(lion))
        {
            (_landmarks[at], _landmarks[at + 1]) = (landmark.X, landmark.Y);
            at += 2;
        }

        if (_images is not null && _visible is not null)
        {
            byte[] pixels = lion.Render(_size).Pixels;
            pixels.CopyTo(_images, (long)place * pixels.Length);
            at = place * LionLandmarks.NamedCount;
            foreach (bool visible in LionLandmarks.VisibleIn(lion))
            {
                _visible[at++] = visible ? (byte)1 : (byte)0;
            }
        }
    }

    /// <summary>The arrays, named.</summary>
    public IEnumerable<NamedArray> Arrays()
    {
        yield return NamedArray.FromValues("z", [_count, LionParameters.Count], _normals);
        yield return NamedArray.FromValues("landmarks", [_count, LionLandmarks.Count, 2], _landmarks);
        yield return NamedArray.FromValues("colours", [_count, ColourCount], _colours);
        if (_images is not null && _visible is not null)
        {
            yield return NamedArray.FromBytes("images", [_count, _size, _size, 3], _images);
            yield return NamedArray.FromBytes("visible", [_count, LionLandmarks.NamedCount], _visible);
        }
    }
}
