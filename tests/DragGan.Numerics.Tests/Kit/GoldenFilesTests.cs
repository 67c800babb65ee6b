using DragGan.TestKit;

namespace DragGan.Numerics.Tests.Kit;

public sealed class GoldenFilesTests
{
    [Fact]
    public void Arrays_come_with_their_shapes_and_finite_values()
    {
        IReadOnlyDictionary<string, GoldenArray> arrays = GoldenFiles.ReadArrays("w64-256.expected.safetensors");

        Assert.Equal([14, 64], arrays["ws"].Shape);
        Assert.Equal(16 * 128 * 128, arrays["feature5"].Values.Length);
        Assert.All(arrays.Values, array => Assert.All(array.Values, value => Assert.True(float.IsFinite(value))));
    }

    [Fact]
    public void The_first_value_of_z_is_that_of_numpys_seed_3()
    {
        // numpy.random.RandomState(3).randn(1) is 1.78862847; this pins byte order and offset.
        Assert.Equal(1.78862847, GoldenFiles.ReadArrays("w64-256.expected.safetensors")["z"].Values[0], tolerance: 1e-6);
    }

    [Fact]
    public void Bytes_of_the_picture_agree_with_its_floats()
    {
        IReadOnlyDictionary<string, GoldenArray> arrays = GoldenFiles.ReadArrays("w64-256.expected.safetensors");
        float[] picture = arrays["image"].ToChannelsLast(), bytes = arrays["image_u8"].Values;

        for (int i = 0; i < bytes.Length; i++)
        {
            Assert.InRange(bytes[i] - Math.Truncate(Math.Clamp((picture[i] * 127.5) + 128, 0, 255)), -1, 1);
        }
    }

    [Fact]
    public void Drags_are_read_with_their_settings_and_every_step()
    {
        GoldenDrags drags = GoldenFiles.ReadDrags("w64-256.drags.json");
        GoldenDrag masked = drags["two-points-masked"];

        Assert.Equal((256, 0, 0.7, 3, 4), (drags.Resolution, drags.CDim, drags.Psi, drags.Seed, drags.Drags.Count));
        Assert.Equal([64, 192], masked.FixedOutside);
        Assert.Equal(new GoldenPoint(Y: 85, X: 85), masked.Handles[1]);
        Assert.Equal((0.03, 20.0, 5, 12), (masked.Lr, masked.LambdaMask, masked.Block, masked.Steps.Count));
        Assert.Equal(0.46504414081573486, masked.Steps[1].Loss);
        Assert.Null(drags["border"].FixedOutside);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        FileNotFoundException error = Assert.Throws<FileNotFoundException>(() => GoldenFiles.PathOf("nothing.pkl"));

        Assert.Contains("nothing.pkl", error.Message, StringComparison.Ordinal);
    }
}
