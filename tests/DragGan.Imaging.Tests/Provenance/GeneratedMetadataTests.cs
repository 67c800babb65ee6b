using System.Xml.Linq;

namespace DragGan.Imaging.Tests;

public sealed class GeneratedMetadataTests
{
    [Fact]
    public void The_packet_is_XMP_that_names_the_source_type_and_the_program()
    {
        string packet = GeneratedMetadata.XmpPacket("Program <1> & \"more\"");

        Assert.StartsWith("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>", packet, StringComparison.Ordinal);
        Assert.EndsWith("<?xpacket end=\"r\"?>", packet, StringComparison.Ordinal);
        XNamespace rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", iptc = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/", xmp = "http://ns.adobe.com/xap/1.0/";
        XElement description = Assert.Single(XDocument.Parse(packet).Root!.Elements(rdf + "RDF")).Element(rdf + "Description")!;
        Assert.Equal("http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia", description.Element(iptc + "DigitalSourceType")!.Value);
        Assert.Equal("Program <1> & \"more\"", description.Attribute(xmp + "CreatorTool")!.Value);
    }

    [Fact]
    public void In_a_PNG_it_stands_as_international_text_where_readers_look_for_it()
    {
        Dictionary<string, string> text = new() { ["Title"] = "Lion" };
        GeneratedMetadata.AddTo(text, "Program 1.0");
        using MemoryStream file = new();

        PngWriter.Write(file, new RasterImage(2, 2, PixelLayout.Gray), text);

        Assert.True(file.ToArray().AsSpan().IndexOf("iTXtXML:com.adobe.xmp\0\0\0\0\0<?xpacket"u8) > 0);
        file.Position = 0;
        IReadOnlyDictionary<string, string> read = PngReader.Read(file).Text;
        Assert.Equal(text, read);
        Assert.Equal(("Lion", "AI generated"), (read["Title"], read["Comment"]));
    }
}
