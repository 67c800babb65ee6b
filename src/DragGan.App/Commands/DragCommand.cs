using System.CommandLine;
using DragGan.App.CommandLine;
using DragGan.App.Dragging;
using DragGan.Dragging;

namespace DragGan.App.Commands;

/// <summary>`draggan drag`: pulls points of a picture to their targets.</summary>
internal sealed class DragCommand
{
    private static readonly DragSettings Defaults = new();

    private readonly Argument<string?> _model = SharedOptions.Model();
    private readonly Option<uint?> _seed = new("--seed") { Description = "The seed of the picture to start from.", HelpName = "N" };
    private readonly Option<string?> _latent = SharedOptions.LatentFile();
    private readonly Option<float> _truncation = SharedOptions.Truncation();
    private readonly Option<int?> _label = SharedOptions.Label();
    private readonly Option<Handle[]?> _handles = new("--drag")
    {
        Description = "From where to where, in pixels: X,Y:X,Y. Several points: give several.",
        HelpName = "X,Y:X,Y",
        CustomParser = HandleList.ParseHandles,
        AllowMultipleArgumentsPerToken = true,
        Arity = ArgumentArity.OneOrMore,
        Required = true,
    };

    private readonly Option<ImagePoint[]?> _anchors = new("--anchor")
    {
        Description = "A place that stays as it is, in pixels: X,Y. Several: give several.",
        HelpName = "X,Y",
        CustomParser = HandleList.ParseAnchors,
        AllowMultipleArgumentsPerToken = true,
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _mask = new("--mask") { Description = "A picture of the same size: white may move, black stays.", HelpName = "FILE.png" };
    private readonly Option<bool> _hold = new("--hold") { Description = "Show the start's pixels wherever the mask is black, softly joined. Needs --mask; the drag and its latent are the same." };
    private readonly Option<string> _space = SharedOptions.Word("--space", "Whether the layers' latents move each on its own (w+) or as one (w).", "w+", "w");
    private readonly Option<double> _stepSize = Number("--step-size", "Adam's step size.", Defaults.StepSize);
    private readonly Option<double> _lambda = Number("--lambda", "Weight of what the mask holds.", Defaults.MaskWeight);
    private readonly Option<double> _r1 = Number("--r1", "Radius that is pulled, in pixels of a 512-pixel picture.", Defaults.SupervisionRadius);
    private readonly Option<double> _r2 = Number("--r2", "Radius that is searched, in pixels of a 512-pixel picture.", Defaults.TrackingRadius);
    private readonly Option<int> _block = Number("--block", "The feature block that is compared, from 1; 6 is the 128-cell map.", Defaults.FeatureBlock);
    private readonly Option<int> _maxSteps = Number("--max-steps", "How many steps at most.", Defaults.MaxSteps);
    private readonly Option<string> _mode = SharedOptions.Word("--mode", "How the drag is computed: as the authors' tool does.", "compatible");
    private readonly Option<int> _every = Number("--every", "A frame of the animation every K steps.", 1);
    private readonly Option<string> _animation = SharedOptions.Word("--animation", "The animation's format.", "apng", "none");
    private readonly Option<bool> _marks = new("--marks") { Description = "Show handles and targets in the animation." };
    private readonly Option<bool> _mark = SharedOptions.Mark();
    private readonly Option<bool> _lowMemory = SharedOptions.LowMemory();
    private readonly Option<string> _folder = SharedOptions.OutFolder();
    private readonly Option<string?> _report = new("--report") { Description = "Where the report goes; otherwise DIR/report.json.", HelpName = "FILE.json" };

    private DragCommand()
    {
    }

    /// <summary>Builds the verb.</summary>
    public static Command Create(ProgramContext context)
    {
        DragCommand options = new();
        Command command = new("drag", "Drag points of a picture to where they should be.")
        {
            options._model, options._seed, options._latent, options._truncation, options._label, options._handles, options._anchors, options._mask, options._hold,
            options._space, options._stepSize, options._lambda, options._r1, options._r2, options._block, options._maxSteps,
            options._mode, options._every, options._animation, options._marks, options._mark, options._lowMemory, options._folder, options._report,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(options._seed) is null == result.GetResult(options._latent) is null)
            {
                result.AddError("Give the picture to start from: either --seed or --latent.");
            }

            if (result.GetResult(options._hold) is not null && result.GetResult(options._mask) is null)
            {
                result.AddError("--hold shows the start's pixels where a mask is black: give --mask, too.");
            }
        });
        command.SetAction(parsed => DragSession.Run(options.Read(parsed), context));
        return command;
    }

    private DragRequest Read(ParseResult parsed) => new()
    {
        Model = parsed.GetValue(_model),
        Seed = parsed.GetValue(_seed),
        LatentFile = parsed.GetValue(_latent),
        Truncation = parsed.GetValue(_truncation),
        Label = parsed.GetValue(_label),
        Handles = [.. parsed.GetRequiredValue(_handles)!],
        Anchors = [.. parsed.GetValue(_anchors) ?? []],
        MaskFile = parsed.GetValue(_mask),
        Hold = parsed.GetValue(_hold),
        Settings = new()
        {
            Space = parsed.GetValue(_space) == "w" ? LatentSpace.W : LatentSpace.WPlus,
            StepSize = Positive(parsed, _stepSize),
            MaskWeight = AtLeastZero(parsed, _lambda),
            SupervisionRadius = Positive(parsed, _r1),
            TrackingRadius = Positive(parsed, _r2),
            FeatureBlock = AtLeastOne(parsed, _block),
            MaxSteps = AtLeastOne(parsed, _maxSteps),
        },
        Mode = parsed.GetRequiredValue(_mode),
        Every = AtLeastOne(parsed, _every),
        Animation = parsed.GetValue(_animation) == "apng",
        Marks = parsed.GetValue(_marks),
        Mark = parsed.GetValue(_mark),
        LowMemory = parsed.GetValue(_lowMemory),
        Folder = parsed.GetRequiredValue(_folder),
        ReportFile = parsed.GetValue(_report) ?? Path.Combine(parsed.GetRequiredValue(_folder), "report.json"),
    };

    private static Option<T> Number<T>(string name, string description, T otherwise) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => otherwise,
        HelpName = "K",
    };

    private static double Positive(ParseResult parsed, Option<double> option) =>
        parsed.GetValue(option) is var value && double.IsFinite(value) && value > 0 ? value : throw OutOfRange(option, value, "a finite number greater than 0");

    private static double AtLeastZero(ParseResult parsed, Option<double> option) =>
        parsed.GetValue(option) is var value && double.IsFinite(value) && value >= 0 ? value : throw OutOfRange(option, value, "a finite number, at least 0");

    private static int AtLeastOne(ParseResult parsed, Option<int> option) =>
        parsed.GetValue(option) is var value && value >= 1 ? value : throw OutOfRange(option, value, "a whole number, at least 1");

    private static InputException OutOfRange(Option option, object value, string expected) =>
        new($"{option.Name} must be {expected}, but is {value}.");
}
