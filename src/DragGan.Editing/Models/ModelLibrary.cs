namespace DragGan.Editing;

/// <summary>The models there are: those in folders that are only read, and those added here. Thread-safe.</summary>
/// <remarks>
/// Files are read one at a time, off the lane, because each is in memory as a whole meanwhile. Models that nobody uses stay loaded until others need their memory;
/// those that would take more than a third of it are loaded without Winograd's convolution.
/// </remarks>
public sealed class ModelLibrary : IDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _naming = new();
    private readonly ModelFolders _folders;
    private readonly OneByOne _reading;
    private readonly ModelSurvey _survey;
    private readonly ModelLoader _loader;
    private readonly ModelShelf _shelf;
    private Task _surveying = Task.CompletedTask;
    private long _uploadNumber;
    private int _uploads;

    /// <summary>Looks at nothing yet, except that leftovers of uploads that a crash broke off are removed.</summary>
    /// <param name="folders">Folders with models, first one first; only read. One that does not exist has no models.</param>
    /// <param name="uploadsFolder">Where added models are kept; made when one is added. Of one library alone.</param>
    /// <param name="lane">Where weights are packed and models compute; not owned.</param>
    /// <param name="options">What may be taken; null for the usual.</param>
    public ModelLibrary(IEnumerable<string> folders, string uploadsFolder, ComputeLane lane, ModelLibraryOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(folders);
        ArgumentException.ThrowIfNullOrEmpty(uploadsFolder);
        ArgumentNullException.ThrowIfNull(lane);
        Options = options ?? new ModelLibraryOptions();
        _folders = new ModelFolders(folders, uploadsFolder);
        _reading = new OneByOne(_closing.Token);
        _survey = new ModelSurvey(_reading, Options.MaxLoadedBytes);
        _loader = new ModelLoader(lane, _survey, Options.MaxLoadedBytes, _closing.Token);
        _shelf = new ModelShelf(Options.MaxLoadedBytes);
        ModelUpload.RemoveLeftovers(_folders.Uploads);
    }

    /// <summary>What may be taken.</summary>
    public ModelLibraryOptions Options { get; }

    /// <summary>Memory that loaded models take by estimate, in bytes, those being loaded included.</summary>
    public long LoadedBytes => _shelf.Taken;

    /// <summary>All models, those of the folders first, without waiting: of a file that nobody looked at yet there is neither info nor fault. Begins to look at those.</summary>
    public IReadOnlyList<ModelEntry> List()
    {
        IReadOnlyList<ModelFile> files = _folders.Scan();
        _survey.Keep(files);
        lock (_naming)
        {
            if (_surveying.IsCompleted)
            {
                _surveying = SurveyAsync(files);
            }
        }

        return [.. files.Select(Entry)];
    }

    /// <summary>All models, after each file was looked at, which happens once. A broken file is listed with its fault.</summary>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task<IReadOnlyList<ModelEntry>> ListAsync(CancellationToken cancellation = default)
    {
        IReadOnlyList<ModelFile> files = _folders.Scan();
        _survey.Keep(files);
        await SurveyAsync(files).WaitAsync(cancellation);
        return [.. files.Select(Entry)];
    }

    /// <summary>A model by its id, or null; without waiting, as <see cref="List"/>.</summary>
    /// <param name="id">Its name in the library.</param>
    public ModelEntry? Find(string id) => FileOf(id) is ModelFile file ? Entry(file) : null;

    /// <summary>A model by its id, or null, after its file was looked at.</summary>
    /// <param name="id">Its name in the library.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task<ModelEntry?> FindAsync(string id, CancellationToken cancellation = default)
    {
        if (FileOf(id) is not ModelFile file)
        {
            return null;
        }

        await _survey.LookAsync(file).WaitAsync(cancellation);
        return Entry(file);
    }

    /// <summary>Adds a model: fetches the file, loads it to see that it is good, and only then gives it its name.</summary>
    /// <param name="name">What the file is called; becomes the id, made safe and unique. Never used as a path.</param>
    /// <param name="content">The file; read to its end, not disposed.</param>
    /// <param name="cancellation">Takes everything back.</param>
    /// <param name="progress">Told how many bytes were fetched.</param>
    /// <exception cref="EditException">Invalid: the file is damaged or no model. TooLarge: more bytes than allowed. Busy: too many uploads, or too little room on the disk.</exception>
    public async Task<ModelEntry> AddAsync(string name, Stream content, CancellationToken cancellation, IProgress<long>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(content);
        try
        {
            if (Interlocked.Increment(ref _uploads) > Options.MaxUploads)
            {
                throw new EditException(EditFault.Busy, $"{Options.MaxUploads} models are being added already. Wait until one is done, then try again.");
            }

            using ModelUpload upload = new(_folders.Uploads, Interlocked.Increment(ref _uploadNumber));
            await upload.ReceiveAsync(content, Options, progress, cancellation);
            return await _reading.RunAsync(() => Accept(upload, name, cancellation));
        }
        finally
        {
            Interlocked.Decrement(ref _uploads);
        }
    }

    /// <summary>Removes a model that was added here, from memory and disk.</summary>
    /// <param name="id">Its name in the library.</param>
    /// <exception cref="EditException">NotFound: there is none. Conflict: it came along, or is in use.</exception>
    public void Remove(string id)
    {
        ModelFile file = Require(id);
        if (!file.IsUploaded)
        {
            throw new EditException(EditFault.Conflict, $"'{id}' was not added here and stays. Only models that were added can be removed.");
        }

        if (!_shelf.TryRemove(file.Stamp))
        {
            throw new EditException(EditFault.Conflict, $"'{id}' is in use. Close the edits that use it, then remove it.");
        }

        try
        {
            File.Delete(file.Stamp.Path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new EditException(EditFault.Conflict, $"The file of '{id}' cannot be removed just now: another program uses it, or this user may not.", error);
        }
    }

    /// <summary>Opens a model, loading it unless it is in memory; who asks for one that is being loaded shares that.</summary>
    /// <param name="id">Its name in the library.</param>
    /// <param name="cancellation">Ends the waiting; others who wait for the same model are not concerned.</param>
    /// <returns>A lease; dispose it when the model is no longer used. Never wait for it on the lane.</returns>
    /// <exception cref="EditException">NotFound: there is none. Invalid: the file is broken. TooLarge: it needs more memory than models may take. Busy: others take that memory now.</exception>
    public Task<ModelLease> OpenAsync(string id, CancellationToken cancellation = default) => OpenAsync(Require(id), cancellation);

    /// <summary>Opens the very model an edit was made with, whatever it is called here.</summary>
    /// <param name="reference">What the edit remembers.</param>
    /// <param name="cancellation">As of <see cref="OpenAsync(string, CancellationToken)"/>.</param>
    /// <exception cref="EditException">As of <see cref="OpenAsync(string, CancellationToken)"/>; NotFound also when there is only another model of that id.</exception>
    public async Task<ModelLease> OpenAsync(ModelReference reference, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ModelFile[] files = [.. _folders.Scan().OrderBy(file => file.Id == reference.Id ? 0 : 1)];
        foreach (ModelFile file in files)
        {
            ModelFacts facts = await _survey.LookAsync(file).WaitAsync(cancellation);
            if (facts.Fingerprint == reference.Fingerprint)
            {
                return await OpenAsync(file, cancellation);
            }
        }

        throw new EditException(
            EditFault.NotFound,
            files.Any(file => file.Id == reference.Id)
                ? $"The model '{reference.Id}' here is another one than the edit was made with, or its file is damaged. Add the model's own file; under whatever name, it will be found."
                : $"The edit was made with the model '{reference.Id}', which is not here. Add its file; under whatever name, it will be found.");
    }

    /// <summary>Stops looking at files, and lets go of all models; leases stay good until they are disposed.</summary>
    public void Dispose()
    {
        if (!_closing.IsCancellationRequested)
        {
            _closing.Cancel();
            _shelf.Clear();
            _closing.Dispose();
        }
    }

    private Task<ModelLease> OpenAsync(ModelFile file, CancellationToken cancellation) =>
        _shelf.LeaseAsync(file.Stamp, makeRoom => _reading.RunAsync(() => _loader.Load(file, makeRoom)), cancellation);

    private ModelEntry Accept(ModelUpload upload, string name, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        string id = ModelNames.IdOf(name);
        (ModelFacts facts, string extension) = _loader.Check(upload.TemporaryPath, id);
        lock (_naming)
        {
            HashSet<string> taken = [.. _folders.Scan().Select(file => file.Id)];
            id = ModelNames.Unique(id, taken.Contains);
            FileInfo kept = new(Path.Combine(_folders.Uploads, id + extension));
            upload.Keep(kept.FullName);
            ModelFile file = new(id, FileStamp.Of(kept), IsUploaded: true);
            _survey.Learn(file.Stamp, facts);
            return Entry(file);
        }
    }

    private async Task SurveyAsync(IReadOnlyList<ModelFile> files)
    {
        foreach (ModelFile file in files)
        {
            await _survey.LookAsync(file); // one after the other, so that a model to be opened waits for one look at most
        }
    }

    private ModelFile? FileOf(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return _folders.Scan().FirstOrDefault(file => file.Id == id);
    }

    private ModelFile Require(string id) => FileOf(id) ?? throw new EditException(
        EditFault.NotFound, $"There is no model of that name. There are: {string.Join(", ", _folders.Scan().Select(file => file.Id))}.");

    private ModelEntry Entry(ModelFile file)
    {
        ModelFacts? facts = _survey.Known(file.Stamp);
        return new ModelEntry(file.Id, file.Name, file.Stamp.Bytes, file.IsUploaded, facts?.Info, facts?.Fault) { IsLoaded = _shelf.Holds(file.Stamp) };
    }
}
