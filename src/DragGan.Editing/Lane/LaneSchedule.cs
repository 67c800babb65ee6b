namespace DragGan.Editing;

/// <summary>Who comes next on the lane. Knows neither threads nor clocks; not thread-safe.</summary>
/// <remarks>
/// <code>
/// loops L1 … Ln:   L1 i L2 i … Ln i b   L1 i …      i at most one interactive job, b at most one background job
/// no loops:        i i i b …                        interactive jobs first
/// </code>
/// Nobody waits for ever: a loop gets its turn after at most two jobs, an interactive job after at most a turn, a background job after at most a round.
/// </remarks>
internal sealed class LaneSchedule
{
    /// <summary>Jobs of one owner and priority that may wait: more than a page ever asks for at once.</summary>
    public const int JobsPerOwner = 32;

    /// <summary>Jobs of one priority that may wait.</summary>
    public const int JobsInAll = 512;

    /// <summary>Loops that may take turns.</summary>
    public const int LoopsInAll = 512;

    private readonly LinkedList<LaneTurns> _loops = [];
    private readonly FairQueue _interactive = new(JobsPerOwner, JobsInAll);
    private readonly FairQueue _background = new(JobsPerOwner, JobsInAll);

    /// <summary>The loop that has its turn now.</summary>
    private LaneTurns? _turn;

    private bool _interactiveMayFollow = true;
    private int _turnsSinceBackground;

    /// <summary>Loops that take turns, the one that has its turn included.</summary>
    public int Loops => _loops.Count + (_turn is null || _turn.IsRemoved ? 0 : 1);

    /// <summary>Jobs that wait.</summary>
    public int Queued => _interactive.Count + _background.Count;

    /// <exception cref="EditException">As many jobs wait as may.</exception>
    public void Add(LaneJob job) => QueueOf(job).Add(job);

    /// <summary>Adds a loop behind all others.</summary>
    /// <exception cref="EditException">There are as many loops as may be.</exception>
    public void Add(LaneTurns loop)
    {
        if (Loops >= LoopsInAll)
        {
            throw new EditException(EditFault.Busy, $"{LoopsInAll} drags are running already, which is the most that are taken on. Try again in a while.");
        }

        loop.Place = _loops.AddLast(loop);
    }

    /// <summary>Takes work out; what runs is only marked, so that it does not come again.</summary>
    public void Remove(LaneWork work)
    {
        if (work is LaneJob job)
        {
            QueueOf(job).Remove(job);
            return;
        }

        LaneTurns loop = (LaneTurns)work;
        loop.IsRemoved = true;
        if (loop.Place is LinkedListNode<LaneTurns> place)
        {
            _loops.Remove(place);
            loop.Place = null;
        }
    }

    /// <summary>Takes out everything that waits, of one owner or of all.</summary>
    public IReadOnlyList<LaneWork> RemoveWaiting(string? owner)
    {
        LaneWork[] works = [.. _loops.Where(loop => owner is null || loop.Owner == owner), .. _interactive.Waiting(owner), .. _background.Waiting(owner)];
        Array.ForEach(works, Remove);
        return works;
    }

    /// <summary>Takes what comes next, or null; <see cref="Done"/> must follow when it has run.</summary>
    public LaneWork? Next()
    {
        bool isFree = _loops.Count == 0;
        if (_interactive.HasNext && (isFree || _interactiveMayFollow))
        {
            _interactiveMayFollow = false;
            return _interactive.Take();
        }

        if (_background.HasNext && (isFree || _turnsSinceBackground >= _loops.Count))
        {
            (_interactiveMayFollow, _turnsSinceBackground) = (true, 0);
            return _background.Take();
        }

        return isFree ? null : TakeTurn();
    }

    /// <summary>Work that was taken has run.</summary>
    /// <param name="work">What ran.</param>
    /// <param name="again">Of a loop: whether it wants another turn.</param>
    public void Done(LaneWork work, bool again)
    {
        if (work is LaneJob job)
        {
            QueueOf(job).Done(job);
            return;
        }

        LaneTurns loop = (LaneTurns)work;
        _turn = null;
        loop.IsRemoved |= !again;
        if (!loop.IsRemoved)
        {
            loop.Place = _loops.AddLast(loop);
        }
    }

    private LaneTurns TakeTurn()
    {
        _turn = _loops.First!.Value;
        _loops.RemoveFirst();
        _turn.Place = null;
        _interactiveMayFollow = true;
        _turnsSinceBackground++;
        return _turn;
    }

    private FairQueue QueueOf(LaneJob job) => job.Priority == LanePriority.Interactive ? _interactive : _background;
}
