namespace DragGan.Editing;

/// <summary>The models in memory: who uses them, how much they take, and which go when room is needed. Thread-safe.</summary>
internal sealed class ModelShelf(long room)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<FileStamp, Slot> _slots = [];
    private long _taken;
    private long _uses;

    /// <summary>Bytes that models in memory and those being loaded take.</summary>
    public long Taken
    {
        get
        {
            lock (_gate)
            {
                return _taken;
            }
        }
    }

    /// <summary>Whether a file's model is in memory.</summary>
    public bool Holds(FileStamp stamp)
    {
        lock (_gate)
        {
            return _slots.TryGetValue(stamp, out Slot? slot) && slot.Model is not null;
        }
    }

    /// <summary>A lease of a file's model, once it is loaded.</summary>
    /// <param name="stamp">The file.</param>
    /// <param name="load">Begins to load it, when nobody did yet; gets a way to ask for room, which throws when there is none.</param>
    /// <param name="cancellation">Ends this caller's waiting alone.</param>
    public async Task<ModelLease> LeaseAsync(FileStamp stamp, Func<Action<long>, Task<LoadedModel>> load, CancellationToken cancellation)
    {
        Slot slot = Use(stamp, load);
        try
        {
            LoadedModel model = await slot.Loading.WaitAsync(cancellation);
            return new ModelLease(model, () => GiveBack(slot));
        }
        catch
        {
            GiveBack(slot);
            throw;
        }
    }

    /// <summary>Lets go of a file's model.</summary>
    /// <returns>False, and nothing is done, when somebody uses it.</returns>
    public bool TryRemove(FileStamp stamp)
    {
        long freed = 0;
        lock (_gate)
        {
            if (_slots.TryGetValue(stamp, out Slot? slot))
            {
                if (slot.Users > 0)
                {
                    return false;
                }

                freed = Drop(slot);
            }
        }

        ModelMemory.Release(freed);
        return true;
    }

    /// <summary>Lets go of every model, at once or, where one is used, when it is given back.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            foreach (Slot slot in _slots.Values.ToArray())
            {
                Drop(slot);
            }
        }
    }

    private Slot Use(FileStamp stamp, Func<Action<long>, Task<LoadedModel>> load)
    {
        lock (_gate)
        {
            if (!_slots.TryGetValue(stamp, out Slot? slot))
            {
                slot = new Slot(stamp);
                _slots.Add(stamp, slot);
                slot.Loading = FillAsync(slot, load);
            }

            slot.Users++;
            return slot;
        }
    }

    private async Task<LoadedModel> FillAsync(Slot slot, Func<Action<long>, Task<LoadedModel>> load)
    {
        await Task.Yield(); // called under the lock
        try
        {
            LoadedModel model = await load(bytes => MakeRoom(slot, bytes));
            lock (_gate)
            {
                slot.Model = model;
                LetGoIfDropped(slot);
            }

            return model;
        }
        catch
        {
            lock (_gate)
            {
                Drop(slot); // the next one who asks tries again
            }

            throw;
        }
    }

    /// <summary>Lets go of the models that were not used for longest, until so many bytes are free, and takes them.</summary>
    /// <exception cref="EditException">There is no such room.</exception>
    private void MakeRoom(Slot forSlot, long bytes)
    {
        ModelMemory.RequireFits(bytes, room);
        long freed = 0;
        lock (_gate)
        {
            if (forSlot.IsDropped)
            {
                throw new OperationCanceledException("The model was removed while it was being loaded.");
            }

            long usable = _slots.Values.Where(slot => slot.IsIdle).Sum(slot => slot.Bytes) + room - _taken;
            if (usable < bytes)
            {
                throw new EditException(
                    EditFault.Busy,
                    $"The model needs about {bytes >> 20:N0} MB, but {_taken >> 20:N0} of the {room >> 20:N0} MB that models may take are in use by others. Close edits of other models, then try again.");
            }

            while (_taken + bytes > room)
            {
                freed += Drop(_slots.Values.Where(slot => slot.IsIdle).MinBy(slot => slot.LastUse)!);
            }

            forSlot.Bytes = bytes;
            _taken += bytes;
        }

        ModelMemory.Release(freed);
    }

    private void GiveBack(Slot slot)
    {
        lock (_gate)
        {
            slot.LastUse = ++_uses;
            slot.Users--;
            LetGoIfDropped(slot);
        }
    }

    /// <summary>Takes a model off the shelf, for good when nobody uses it. Called under the lock.</summary>
    /// <returns>The bytes that are free now.</returns>
    private long Drop(Slot slot)
    {
        if (!slot.IsDropped) // once off the shelf, another one of the same file may stand there
        {
            _slots.Remove(slot.Stamp);
            slot.IsDropped = true;
        }

        return LetGoIfDropped(slot);
    }

    /// <summary>Called under the lock.</summary>
    private long LetGoIfDropped(Slot slot)
    {
        if (!slot.IsDropped || slot.Users > 0)
        {
            return 0;
        }

        long freed = slot.Bytes;
        (_taken, slot.Bytes) = (_taken - freed, 0);
        slot.Model?.Unload();
        return freed;
    }

    private sealed class Slot(FileStamp stamp)
    {
        public FileStamp Stamp { get; } = stamp;

        public Task<LoadedModel> Loading { get; set; } = null!;

        public LoadedModel? Model { get; set; }

        public long Bytes { get; set; }

        public int Users { get; set; }

        public long LastUse { get; set; }

        public bool IsDropped { get; set; }

        /// <summary>Whether it may go.</summary>
        public bool IsIdle => Users == 0 && Model is not null;
    }
}
