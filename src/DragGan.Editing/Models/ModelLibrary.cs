namespace DragGan.Editing;

/// <summary>The models there are: those in folders that are only read, and those added here. Thread-safe.</summary>
public sealed class ModelLibrary : IDisposable
{
    /// <summary>Looks at nothing yet, except that leftovers of uploads that a crash broke off are removed.</summary>
    /// <param name="folders">Folders with models, first one first; only read. One that does not exist has no models.</param>
    /// <param name="uploadsFolder">Where added models are kept; made when one is added.</param>
    /// <param name="lane">Where weights are packed and models compute; not owned.</param>
    /// <param name="options">What may be taken; null for the usual.</param>
    public ModelLibrary(IEnumerable<string> folders, string uploadsFolder, ComputeLane lane, ModelLibraryOptions? options = null)
    {
        Options = options ?? new ModelLibraryOptions();
    }

    /// <summary>What may be taken.</summary>
    public ModelLibraryOptions Options { get; }

    /// <summary>All models, those of the folders first, without waiting: of a file that nobody looked at yet there is neither info nor fault. Starts looking at those.</summary>
    public IReadOnlyList<ModelEntry> List() => throw new NotImplementedException();

    /// <summary>All models, after each file was looked at, which happens once. A broken file is listed with its fault.</summary>
    /// <param name="cancellation">Ends the waiting.</param>
    public Task<IReadOnlyList<ModelEntry>> ListAsync(CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>A model by its id, or null; without waiting, as <see cref="List"/>.</summary>
    /// <param name="id">Its name in the library.</param>
    public ModelEntry? Find(string id) => throw new NotImplementedException();

    /// <summary>Adds a model: fetches the file, loads it to see that it is good, and only then gives it its name.</summary>
    /// <param name="name">What the file is called; becomes the id, made safe and unique. Never used as a path.</param>
    /// <param name="content">The file; read to its end, not disposed.</param>
    /// <param name="cancellation">Takes everything back.</param>
    /// <param name="progress">Told how many bytes were fetched.</param>
    /// <exception cref="EditException">Invalid: the file is damaged or no model. TooLarge: more bytes than allowed. Busy: too many uploads, or too little room on the disk.</exception>
    public Task<ModelEntry> AddAsync(string name, Stream content, CancellationToken cancellation, IProgress<long>? progress = null) => throw new NotImplementedException();

    /// <summary>Removes a model that was added here, from memory and disk.</summary>
    /// <param name="id">Its name in the library.</param>
    /// <exception cref="EditException">NotFound: there is none. Conflict: it came along, or is in use.</exception>
    public void Remove(string id) => throw new NotImplementedException();

    /// <summary>Opens a model, loading it unless it is in memory; who asks for one that is being loaded shares that.</summary>
    /// <param name="id">Its name in the library.</param>
    /// <param name="cancellation">Ends the waiting; others who wait for the same model are not concerned.</param>
    /// <returns>A lease; dispose it when the model is no longer used.</returns>
    /// <exception cref="EditException">NotFound: there is none. Invalid: the file is broken. TooLarge: it needs more memory than models may take. Busy: others take that memory now.</exception>
    public Task<ModelLease> OpenAsync(string id, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Opens the very model an edit was made with, whatever it is called here.</summary>
    /// <param name="reference">What the edit remembers.</param>
    /// <param name="cancellation">As of <see cref="OpenAsync(string, CancellationToken)"/>.</param>
    /// <exception cref="EditException">As of <see cref="OpenAsync(string, CancellationToken)"/>; NotFound also when there is only another model of that id.</exception>
    public Task<ModelLease> OpenAsync(ModelReference reference, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Stops looking at files, and lets go of all models; leases stay good until they are disposed.</summary>
    public void Dispose()
    {
    }
}
