namespace DragGan.Web.Tests.Live;

public sealed class FrameHeaderTests
{
    [Theory]
    [InlineData(FrameEncoding.Raw, false, true, 256, 256, 0, 1)]
    [InlineData(FrameEncoding.Png, true, false, 64, 64, 19_999, long.MaxValue)]
    public void A_header_is_read_as_it_was_written(FrameEncoding encoding, bool preview, bool rest, int width, int height, int number, long revision)
    {
        FrameHeader header = new(encoding, preview, rest, width, height, number, revision);
        byte[] bytes = new byte[FrameHeader.Size + 4];
        bytes.AsSpan().Fill(0xEE);

        header.Write(bytes);

        Assert.Equal(header, FrameHeader.Read(bytes));
        Assert.Equal(0xEEEEEEEE, BitConverter.ToUInt32(bytes, FrameHeader.Size));
    }

    [Fact]
    public void The_layout_is_the_documented_one()
    {
        byte[] bytes = new byte[FrameHeader.Size];

        new FrameHeader(FrameEncoding.Png, IsPreview: true, IsAtRest: true, Width: 0x0102, Height: 0x0304, Number: 0x05060708, Revision: 0x090A0B0C0D0E0F10).Write(bytes);

        Assert.Equal("44474631" + "02" + "03" + "0201" + "0403" + "0000" + "08070605" + "100F0E0D0C0B0A09", Convert.ToHexString(bytes));
    }

    [Fact]
    public void Bytes_that_are_no_header_are_refused()
    {
        Assert.Throws<InvalidDataException>(() => FrameHeader.Read(new byte[FrameHeader.Size]));
        Assert.Throws<InvalidDataException>(() => FrameHeader.Read("DGF1"u8));
    }
}
