using static DragGan.Scenes.LaneMath;

namespace DragGan.Scenes;

/// <summary>From sixteen points of the picture to their colours.</summary>
internal sealed class LionShader
{
    private readonly LionField _field;
    private readonly LionBounds _bounds;
    private readonly LionTracer _tracer;
    private readonly LionColours _colours;

    public LionShader(LionPose pose, LionColours colours)
    {
        _field = new LionField(pose);
        _bounds = new LionBounds(pose);
        _tracer = new LionTracer(_field, _bounds);
        _colours = colours;
    }

    /// <summary>sRGB code values 0…1.</summary>
    /// <param name="x">-1 at the picture's left edge, 1 at its right.</param>
    /// <param name="y">-1 at the bottom, 1 at the top.</param>
    public Points Colour(Lane x, Lane y)
    {
        Points background = Background.At(x, y, _colours);
        Points direction = Camera.Rays(x, y);
        LionParts parts = _bounds.AlongRays(Camera.Position, direction, out Lane first, out Lane last);
        if (parts == LionParts.None)
        {
            return Lighting.Encode(background);
        }

        Lane hit = _tracer.Follow(direction, parts, first, last, out Lane distance);
        if (!Any(hit))
        {
            return Lighting.Encode(background);
        }

        Points p = Points.All(Camera.Position) + (direction * Select(hit, distance, S(Camera.Position.Z)));
        return Lighting.Encode(Points.Select(hit, Lit(p, direction, hit), background));
    }

    /// <summary>Light reflected towards the camera.</summary>
    private Points Lit(in Points p, in Points direction, Lane hit)
    {
        LionParts near = _bounds.Near(p, hit, LionBounds.Seam);
        Points normal = _tracer.Normal(p, near);
        Lane open = _tracer.Openness(p, normal, hit);
        Lane lit = _tracer.Light(p, normal, hit, _colours.Light);

        FieldSample sample = default;
        LionField.Reset(ref sample);
        _field.Distance(p, near, ref sample);
        Paint paint = Painted(p, normal, near, sample);
        Points colour = Lighting.Apply(paint, normal, direction * -1, open, lit, _colours);
        return (near & LionParts.Eyes) == 0 ? colour : Lighting.CatchLight(colour, sample, paint.IsEye, _field.Pose, _colours);
    }

    private Paint Painted(in Points p, in Points normal, LionParts near, in FieldSample sample)
    {
        Paint paint = new() { Gloss = S(0.06f), Sharpness = S(12), Nearest = S(9), Colour = Points.All(_colours.Fur) };
        if ((near & (LionParts.Skull | LionParts.Muzzle)) != 0)
        {
            FaceMaterial.Apply(sample, _colours, ref paint);
        }

        if ((near & LionParts.Muzzle) != 0)
        {
            MuzzleMaterial.Apply(sample, normal, ref paint);
        }

        if ((near & LionParts.Ears) != 0)
        {
            EarMaterial.Apply(sample, _colours, ref paint);
        }

        if ((near & LionParts.Eyes) != 0)
        {
            EyeMaterial.Apply(sample, _field.Pose, _colours, ref paint);
        }

        if ((near & LionParts.Nose) != 0)
        {
            MouthMaterial.ApplyNose(sample, ref paint);
        }

        if ((near & LionParts.Mouth) != 0)
        {
            MouthMaterial.Apply(sample, ref paint);
        }

        if ((near & LionParts.Mane) != 0)
        {
            ManeMaterial.Apply(sample, _field.Pose.ManeSize, _colours, ref paint);
        }

        if ((near & LionParts.Body) != 0)
        {
            Point3 body = _field.Pose.Body.Origin;
            ManeMaterial.ApplyTorso(sample, p - Points.All(body), _colours, ref paint);
        }

        return paint;
    }
}
