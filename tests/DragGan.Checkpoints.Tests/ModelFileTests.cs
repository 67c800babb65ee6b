namespace DragGan.Checkpoints.Tests;

public sealed class ModelFileTests
{
    [Fact]
    public void A_missing_file_or_folder_is_named()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "nowhere", "model.pkl");

        ModelFileException error = Assert.Throws<ModelFileException>(() => Checkpoint.Load(path));

        Assert.Equal($"There is no model file '{path}'.", error.Message);
        Assert.IsAssignableFrom<IOException>(error.InnerException);
    }

    [Fact]
    public void A_folder_is_told_from_a_file()
    {
        ModelFileException error = Assert.Throws<ModelFileException>(() => Checkpoint.Load(AppContext.BaseDirectory));

        Assert.Equal($"'{AppContext.BaseDirectory}' is a folder; give the model file inside it.", error.Message);
    }

    [Fact]
    public void A_file_the_system_will_not_open_is_named_with_the_systems_reason()
    {
        string path = Path.GetTempFileName();
        try
        {
            using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            {
                ModelFileException error = Assert.Throws<ModelFileException>(() => Checkpoint.Load(path));

                Assert.StartsWith($"'{path}' cannot be read: ", error.Message, StringComparison.Ordinal);
                Assert.IsAssignableFrom<IOException>(error.InnerException);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Values_that_do_not_fill_their_shape_are_the_callers_mistake()
    {
        Assert.Throws<ArgumentException>(() => NamedArray.FromValues("x", [2, 3], new float[5]));
        Assert.Throws<ArgumentException>(() => NamedArray.FromValues("x", [-1, -5], new float[5]));
        Assert.Throws<ArgumentException>(() => NamedArray.FromValues("", [1], new float[1]));
        Assert.Throws<ArgumentException>(() => NamedArray.FromValues("x", [2], new float[2]).CopyTo(new float[1]));
    }
}
