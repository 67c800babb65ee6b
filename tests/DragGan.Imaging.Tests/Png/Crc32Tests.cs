namespace DragGan.Imaging.Tests;

public sealed class Crc32Tests
{
    [Fact]
    public void The_published_check_value_comes_out() => Assert.Equal(0xCBF43926, Crc32.Append(0, "123456789"u8));

    [Fact]
    public void Every_length_agrees_with_the_definition_in_one_piece_and_in_two()
    {
        byte[] bytes = TestPictures.Noise(67, 1, PixelLayout.Gray).Pixels;
        for (int length = 0; length <= bytes.Length; length++)
        {
            ReadOnlySpan<byte> data = bytes.AsSpan(0, length);
            uint expected = PngBuilder.SlowCrc(data);

            Assert.Equal(expected, Crc32.Append(0, data));
            Assert.Equal(expected, Crc32.Append(Crc32.Append(0, data[..(length / 3)]), data[(length / 3)..]));
        }
    }
}
