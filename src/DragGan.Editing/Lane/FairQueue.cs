namespace DragGan.Editing;

/// <summary>Jobs of one priority: owners take turns, so that one who asks for much delays another by one job at most. Not thread-safe.</summary>
internal sealed class FairQueue(int limitPerOwner, int limit)
{
    private readonly Dictionary<string, Owner> _owners = [];

    /// <summary>Owners with jobs, next one first. An owner whose job runs is not among them, so whoever comes meanwhile goes before that owner's next job.</summary>
    private readonly LinkedList<Owner> _rotation = [];

    /// <summary>Jobs that wait.</summary>
    public int Count { get; private set; }

    /// <summary>Whether a job can be taken.</summary>
    public bool HasNext => _rotation.Count > 0;

    /// <exception cref="EditException">The queue, or the owner's part of it, is full.</exception>
    public void Add(LaneJob job)
    {
        _owners.TryGetValue(job.Owner, out Owner? owner);
        if (owner?.Jobs.Count >= limitPerOwner)
        {
            throw new EditException(
                EditFault.Busy, $"{limitPerOwner} requests of this edit are waiting already, which is the most it may have. Wait until some are done, then try again.");
        }

        if (Count >= limit)
        {
            throw new EditException(EditFault.Busy, $"{limit} requests are waiting already, which is the most that are taken on. Try again in a while.");
        }

        if (owner is null)
        {
            _owners.Add(job.Owner, owner = new Owner(job.Owner));
        }

        job.Place = owner.Jobs.AddLast(job);
        Count++;
        Queue(owner);
    }

    /// <summary>Takes the next job of the next owner; <see cref="Done"/> must follow when it has run.</summary>
    public LaneJob Take()
    {
        Owner owner = _rotation.First!.Value;
        _rotation.RemoveFirst();
        (owner.IsQueued, owner.IsServed) = (false, true);
        LaneJob job = owner.Jobs.First!.Value;
        owner.Jobs.RemoveFirst();
        job.Place = null;
        Count--;
        return job;
    }

    /// <summary>A job that was taken has run: its owner may have the next one.</summary>
    public void Done(LaneJob job)
    {
        Owner owner = _owners[job.Owner];
        owner.IsServed = false;
        QueueOrForget(owner);
    }

    /// <summary>Takes a job out that waits; does nothing if it does not.</summary>
    public void Remove(LaneJob job)
    {
        if (job.Place is not LinkedListNode<LaneJob> place)
        {
            return;
        }

        Owner owner = _owners[job.Owner];
        owner.Jobs.Remove(place);
        (job.Place, job.IsRemoved) = (null, true);
        Count--;
        QueueOrForget(owner);
    }

    /// <summary>The jobs that wait, of one owner or of all.</summary>
    public IEnumerable<LaneJob> Waiting(string? owner) =>
        owner is null ? _owners.Values.SelectMany(each => each.Jobs) : _owners.TryGetValue(owner, out Owner? one) ? one.Jobs : [];

    private void QueueOrForget(Owner owner)
    {
        if (owner.Jobs.Count > 0)
        {
            Queue(owner);
            return;
        }

        if (owner.IsQueued)
        {
            _rotation.Remove(owner);
            owner.IsQueued = false;
        }

        if (!owner.IsServed)
        {
            _owners.Remove(owner.Name);
        }
    }

    private void Queue(Owner owner)
    {
        if (!owner.IsQueued && !owner.IsServed)
        {
            _rotation.AddLast(owner);
            owner.IsQueued = true;
        }
    }

    private sealed class Owner(string name)
    {
        public string Name { get; } = name;

        public LinkedList<LaneJob> Jobs { get; } = [];

        public bool IsQueued { get; set; }

        public bool IsServed { get; set; }
    }
}
