using System.Security;

namespace DragGan.Imaging;

/// <summary>Says in a file's metadata that its picture was made by a trained model.</summary>
public static class GeneratedMetadata
{
    /// <summary>The keyword under which PNG files carry XMP.</summary>
    public const string XmpKeyword = "XML:com.adobe.xmp";

    /// <summary>IPTC's name for pictures made by a trained model, as the Digital Source Type vocabulary has it.</summary>
    public const string DigitalSourceType = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";

    /// <summary>The words themselves, for readers that know no vocabulary.</summary>
    public const string Words = "AI generated";

    /// <summary>Adds to a PNG's texts what every generated picture says: the words, as a comment, and the XMP packet.</summary>
    /// <param name="text">The texts by keyword; changed.</param>
    /// <param name="software">The program and its version.</param>
    public static void AddTo(IDictionary<string, string> text, string software)
    {
        ArgumentNullException.ThrowIfNull(text);
        text["Comment"] = Words;
        text[XmpKeyword] = XmpPacket(software);
    }

    /// <summary>An XMP packet with the digital source type and the program's name; goes into a PNG under <see cref="XmpKeyword"/>.</summary>
    /// <param name="software">The program and its version.</param>
    public static string XmpPacket(string software)
    {
        ArgumentException.ThrowIfNullOrEmpty(software);
        return $"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
             <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
              <rdf:Description rdf:about=""
                xmlns:xmp="http://ns.adobe.com/xap/1.0/"
                xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
                xmp:CreatorTool="{SecurityElement.Escape(software)}">
               <Iptc4xmpExt:DigitalSourceType>{DigitalSourceType}</Iptc4xmpExt:DigitalSourceType>
              </rdf:Description>
             </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="r"?>
            """;
    }
}
