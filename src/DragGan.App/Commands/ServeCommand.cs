using System.CommandLine;
using System.Net;
using DragGan.App.CommandLine;
using DragGan.App.Serving;
using DragGan.Web;

namespace DragGan.App.Commands;

/// <summary>`draggan serve`: the editor, in the browser.</summary>
internal sealed class ServeCommand
{
    private readonly Option<int?> _port = new("--port")
    {
        Description = $"The port; left out: {EditorHostOptions.DefaultPort}, or the next that is free. 0: any that is free.",
        HelpName = "N",
    };

    private readonly Option<IPAddress?> _listen = new("--listen")
    {
        Description = "Let other computers in, at this address of this computer (0.0.0.0: all of them). They need the token that is printed. Left out: this computer only.",
        HelpName = "ADDRESS",
        CustomParser = result =>
        {
            if (IPAddress.TryParse(result.Tokens[0].Value, out IPAddress? address))
            {
                return address;
            }

            result.AddError($"'{result.Tokens[0].Value}' is not an address. Give one such as 0.0.0.0 or 192.168.1.20; names go with --host.");
            return null;
        },
    };

    private readonly Option<string[]> _hosts = new("--host")
    {
        Description = "A further name by which browsers may call this computer, with a port if theirs is another one. May be given several times.",
        HelpName = "NAME",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string?> _data = new("--data") { Description = "Where sessions and uploaded models are kept.", HelpName = "DIR" };
    private readonly Option<string[]> _models = new("--models")
    {
        Description = "A folder with models, besides those that come along. May be given several times.",
        HelpName = "DIR",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<bool> _noBrowser = new("--no-browser") { Description = "Do not open the browser." };

    private ServeCommand() => _port.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<int?>() is < 0 or > IPEndPoint.MaxPort)
        {
            result.AddError($"--port must be from 0 to {IPEndPoint.MaxPort}.");
        }
    });

    /// <summary>Builds the verb.</summary>
    public static Command Create(ProgramContext context)
    {
        ServeCommand options = new();
        Command command = new("serve", "Open the editor in the browser. This is also what happens without a verb.")
        {
            options._port, options._listen, options._hosts, options._data, options._models, options._noBrowser,
        };
        command.SetAction((parsed, _) => EditorSession.Run(options.Read(parsed), context));
        return command;
    }

    private ServeRequest Read(ParseResult parsed) => new(
        parsed.GetValue(_port), parsed.GetValue(_listen), parsed.GetRequiredValue(_hosts), parsed.GetValue(_data), parsed.GetRequiredValue(_models), !parsed.GetValue(_noBrowser));
}
