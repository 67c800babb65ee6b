using DragGan.Dragging;
using DragGan.Imaging;

namespace DragGan.Editing;

/// <content>Pictures, and what is seen in them.</content>
public sealed partial class LiveSession
{
    private (FrameKey Key, TextureMeasure Measure)? _texture;
    private bool _isRefreshing;
    private int _isLooking;

    /// <summary>Makes a frame's picture in full size, with the fixed area held if the settings say so.</summary>
    /// <param name="document">Whose frame; the session's own, as it is or was.</param>
    /// <param name="frame">0 … FrameCount - 1.</param>
    /// <param name="priority">How long it may wait for the lane.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Not to be changed.</returns>
    /// <exception cref="EditException">There is no such frame, the model is gone, or there is too much to do.</exception>
    public async Task<RasterImage> PictureAsync(EditDocument document, int frame, LanePriority priority, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        _ = document.MetricsAt(frame); // refuses what is not there before anything waits
        (_, FramePainter painter) = await _model.GetAsync(document.Model, cancellation);
        Touch();
        return await ComputeAsync(priority, token => painter.Whole(document, frame, token), cancellation);
    }

    /// <summary>Looks how well the place can be told from its neighbourhood, and where near it that is best.</summary>
    /// <param name="place">In pixels, inside the picture.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="EditException">The place is outside the picture, or the model is gone.</exception>
    public async Task<PlaceTexture> TextureAsync(ImagePoint place, CancellationToken cancellation = default)
    {
        EditDocument document = Snapshot.Document;
        if (!place.IsInside(document.Model.Resolution))
        {
            throw new EditException(
                EditFault.Invalid, $"({place.X}, {place.Y}) is outside the picture; both coordinates go from 0 to {document.Model.Resolution - 1}.");
        }

        (LoadedModel model, _) = await _model.GetAsync(document.Model, cancellation);
        return await ComputeAsync(
            LanePriority.Interactive,
            token =>
            {
                TextureMeasure measure = Texture(document, model, token);
                (ImagePoint best, double distinctiveness) = measure.BestNear(place, TextureMeasure.NearbyRadius(document.Model.Resolution));
                return new PlaceTexture(measure.Distinctiveness(place), measure.IsSmooth(place), best, distinctiveness);
            },
            cancellation);
    }

    /// <summary>Shows one viewer a frame. Only the latest of several wishes is fulfilled; a drag that runs takes the picture over again.</summary>
    /// <param name="viewer">Who wants to see it.</param>
    /// <param name="frame">0 … FrameCount - 1; another one is ignored, since the transition may just have become shorter.</param>
    public void Show(SessionViewer viewer, int frame)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        if (viewer.Want(frame))
        {
            _ = ShowAsync(viewer);
        }
    }

    /// <summary>Computes on the lane for somebody who waits.</summary>
    private async Task<T> ComputeAsync<T>(LanePriority priority, Func<CancellationToken, T> work, CancellationToken cancellation)
    {
        try
        {
            return await _services.Lane.Run(Id, priority, work, cancellation);
        }
        catch (Exception error) when (error is ObjectDisposedException || (error is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new EditException(EditFault.Conflict, "The edit was closed, or changed to another model, just now. Ask again.", error);
        }
    }

    private async Task ShowAsync(SessionViewer viewer)
    {
        try
        {
            (LoadedModel model, FramePainter painter) = await _model.GetAsync(Snapshot.Document.Model, _closing.Token);
            await _services.Lane.Run(
                Id,
                LanePriority.Interactive,
                token =>
                {
                    SessionSnapshot now = Snapshot;
                    if (viewer.TakeWish() is int frame && frame >= 0 && frame < now.Document.FrameCount && now.Document.Model == model.Reference)
                    {
                        viewer.Post(new LiveFrame(painter.Whole(now.Document, frame, token), frame, now.Revision, IsPreview: false, IsAtRest: true));
                    }

                    return true;
                },
                _closing.Token);
        }
        catch (Exception error) when (error is EditException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            viewer.TakeWish(); // the next one shall be tried
        }
    }

    /// <summary>Shows everybody the picture as it is now, once, however often it is asked for before it is made.</summary>
    private void Refresh()
    {
        lock (_gate)
        {
            if (!_isRefreshing && _viewers.Count > 0)
            {
                _isRefreshing = true;
                _ = RefreshAsync(Publish);
            }
        }
    }

    private void Refresh(SessionViewer viewer) => _ = RefreshAsync(viewer.Post);

    private async Task RefreshAsync(Action<LiveFrame> publish)
    {
        try
        {
            EditDocument document = Snapshot.Document;
            (LoadedModel model, FramePainter painter) = await _model.GetAsync(document.Model, _closing.Token);
            if (document.Model.Resolution > PreviewSize.AlwaysWhole)
            {
                PreviewSize size = new(model);
                await PaintAsync(document => painter.Quick(document, document.Latent, size.Block, _closing.Token), size.IsPreview, LanePriority.Interactive, publish);
            }

            await PaintAsync(now => painter.Whole(now, now.FrameCount - 1, _closing.Token), isPreview: false, LanePriority.Interactive, publish);
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
        {
            // the session is being closed
        }
        catch (Exception error) when (error is EditException or IOException)
        {
            lock (_gate)
            {
                _reading = _reading with { Message = Describe(error) };
                Announce();
            }
        }
        finally
        {
            lock (_gate)
            {
                _isRefreshing = false;
            }
        }
    }

    private Task<bool> PaintAsync(Func<EditDocument, RasterImage> paint, bool isPreview, LanePriority priority, Action<LiveFrame> publish) => _services.Lane.Run(
        Id,
        priority,
        _ =>
        {
            SessionSnapshot now;
            lock (_gate)
            {
                _isRefreshing &= isPreview; // what changes from here on needs another picture
                now = Current;
            }

            if (now.Drag.Phase != LiveDragPhase.Running)
            {
                publish(new LiveFrame(paint(now.Document), now.Document.FrameCount - 1, now.Revision, isPreview, IsAtRest: true));
            }

            return true;
        },
        _closing.Token);

    /// <summary>Finds out which handles lie on smooth places, when there is time.</summary>
    private void LookAtPoints()
    {
        if (Unlooked(Snapshot).Length > 0 && Interlocked.Exchange(ref _isLooking, 1) == 0)
        {
            _ = LookAtPointsAsync();
        }
    }

    private async Task LookAtPointsAsync()
    {
        try
        {
            (LoadedModel model, _) = await _model.GetAsync(Snapshot.Document.Model, _closing.Token);
            await _services.Lane.Run(Id, LanePriority.Interactive, token => Look(model, token), _closing.Token);
        }
        catch (Exception error) when (error is EditException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // a warning that does not come is no harm
        }
        finally
        {
            Interlocked.Exchange(ref _isLooking, 0);
        }
    }

    private bool Look(LoadedModel model, CancellationToken cancellation)
    {
        Interlocked.Exchange(ref _isLooking, 0); // what is placed from here on needs another look
        SessionSnapshot now = Snapshot;
        EditPoint[] points = Unlooked(now);
        if (points.Length == 0 || now.Drag.Phase != LiveDragPhase.Idle || now.Document.Model != model.Reference)
        {
            return false;
        }

        TextureMeasure measure = Texture(now.Document, model, cancellation);
        lock (_gate)
        {
            foreach (EditPoint point in points.Intersect(_document.Points))
            {
                _smooth = _smooth.SetItem(point.Id, measure.IsSmooth(point.Position));
            }

            Announce();
            return true;
        }
    }

    private static EditPoint[] Unlooked(SessionSnapshot snapshot) =>
        [.. snapshot.Document.Points.Where(point => point.Kind == PointKind.Handle && !snapshot.Smooth.ContainsKey(point.Id))];

    /// <summary>On the lane.</summary>
    private TextureMeasure Texture(EditDocument document, LoadedModel model, CancellationToken cancellation)
    {
        FrameKey key = FrameKey.Of(document) with { Held = null };
        if (_texture is not { } texture || texture.Key != key)
        {
            int block = Math.Min(document.Settings.Drag.FeatureBlock, model.Synthesis.BlockCount);
            TextureMeasure measure = new(model.Synthesis.Features(document.Latent.Values.AsSpan(), block, cancellation), document.Model.Resolution);
            _texture = texture = (key, measure);
        }

        return texture.Measure;
    }
}
