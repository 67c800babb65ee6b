using DragGan.Checkpoints;
using DragGan.StyleGan;

namespace DragGan.Editing;

/// <content>Edits, undo and redo.</content>
public sealed partial class LiveSession
{
    /// <summary>Changes the document. A drag that runs takes the change up: targets at its next step, everything else by beginning anew from where it is.</summary>
    /// <param name="label">What is done, as undo shall call it.</param>
    /// <param name="edit">From the document as it is to the one it shall be; called with a lock held, so quick, and throws to refuse.</param>
    /// <param name="gesture">Edits of the same gesture are undone as one; null for an edit of its own.</param>
    /// <returns>The session afterwards; on disk, unless <see cref="SessionSnapshot.IsSaved"/> says otherwise.</returns>
    /// <exception cref="EditException">Refused; nothing has changed.</exception>
    public SessionSnapshot Edit(string label, Func<EditDocument, EditDocument> edit, string? gesture = null)
    {
        ArgumentNullException.ThrowIfNull(edit);
        return Edit(label, edit, gesture, stopsDrag: false);
    }

    /// <summary>Goes back to a frame of the transition; later frames go. A drag that runs is stopped.</summary>
    /// <exception cref="EditException">There is no such frame.</exception>
    public SessionSnapshot KeepUntil(int frame) => Edit("Go on from an earlier frame", document => document.KeepUntil(frame), gesture: null, stopsDrag: true);

    /// <summary>Begins anew with a seed's picture. A drag that runs is stopped.</summary>
    /// <param name="model">Its name in the library; null to stay with this one.</param>
    /// <param name="image">The seed.</param>
    /// <param name="cancellation">Gives up waiting for the model.</param>
    /// <exception cref="EditException">There is no such model, or the seed's label or truncation does not fit it.</exception>
    public async Task<SessionSnapshot> ChooseSeedAsync(string? model, SeedImage image, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        using ModelLease lease = await _services.Library.OpenAsync(model ?? Snapshot.Document.Model.Id, cancellation);
        Latent start = lease.Model.FromSeed(image.Seed, image.Label, image.Truncation);
        SessionSnapshot after = Edit($"Choose seed {image.Seed}", document => document.WithImage(image, start, lease.Model.Reference), gesture: null, stopsDrag: true);
        await _model.GetAsync(lease.Model.Reference, cancellation); // while the lease holds it
        return after;
    }

    /// <summary>Begins anew with a latent's picture. A drag that runs is stopped.</summary>
    /// <param name="fileName">What the file is called; for people only.</param>
    /// <param name="content">The file.</param>
    /// <param name="cancellation">Gives up waiting for the model.</param>
    /// <exception cref="EditException">It is no latent of this model.</exception>
    public async Task<SessionSnapshot> ChooseLatentAsync(string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellation = default)
    {
        (LoadedModel model, _) = await _model.GetAsync(Snapshot.Document.Model, cancellation);
        Latent start;
        try
        {
            start = LatentFile.Read(Checkpoint.Load(content, fileName), model.Info);
        }
        catch (Exception error) when (error is ModelFileException or ArgumentException)
        {
            throw new EditException(EditFault.Invalid, error.Message, error);
        }

        return Edit("Open a latent", document => document.WithImage(new LatentImage(fileName), start), gesture: null, stopsDrag: true);
    }

    /// <summary>Takes back the last edit, with all of its gesture. A drag that runs is stopped if it is what would be taken back.</summary>
    /// <exception cref="EditException">There is nothing to undo.</exception>
    public SessionSnapshot Undo()
    {
        lock (_gate)
        {
            EditDocument before = _document;
            if (_history.IsOpenOnTop)
            {
                EditHistory open = _history;
                Finish(LiveDragEnd.Stopped, message: null);
                if (_history.Done.Length < open.Done.Length)
                {
                    return Settle(before, later: false); // it had not made a step: stopping it was all there was to undo
                }
            }

            (_document, _history) = _history.UndoGesture(_document);
            return Settle(before, later: false);
        }
    }

    /// <summary>Does again what was undone last, with all of its gesture. A drag that runs is stopped.</summary>
    /// <exception cref="EditException">There is nothing to redo.</exception>
    public SessionSnapshot Redo()
    {
        lock (_gate)
        {
            EditDocument before = _document;
            if (_history.CanRedo && _drag is not null)
            {
                Finish(LiveDragEnd.Stopped, message: null);
            }

            (_document, _history) = _history.RedoGesture(_document);
            return Settle(before, later: false);
        }
    }

    private SessionSnapshot Edit(string label, Func<EditDocument, EditDocument> edit, string? gesture, bool stopsDrag)
    {
        lock (_gate)
        {
            EditDocument before = _document;
            EditDocument after = edit(before);
            if (stopsDrag && _drag is not null)
            {
                Finish(LiveDragEnd.Stopped, message: null);
                (before, after) = (_document, edit(_document));
            }

            _history = _history.Push(label, before, after, gesture);
            _document = after;
            return Settle(before, later: gesture is not null);
        }
    }

    /// <summary>After a change: it is saved, told, and pictures and warnings follow. With the gate held.</summary>
    private SessionSnapshot Settle(EditDocument before, bool later)
    {
        _isSaved = false;
        foreach (EditPoint point in before.Points.Except(_document.Points))
        {
            _smooth = _smooth.Remove(point.Id); // moved or gone
        }

        _reading = _reading with { Distance = DragPlan.Of(_document).Distance() };
        if (later)
        {
            _saver.Soon();
        }
        else
        {
            _saver.Now();
        }

        Touch();
        SessionSnapshot after = Announce();
        if (_drag is null)
        {
            if (!FrameKey.Of(before).Equals(FrameKey.Of(_document)))
            {
                Refresh();
            }

            LookAtPoints();
        }

        return after;
    }
}
