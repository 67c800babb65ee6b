using System.Collections.Frozen;
using System.Globalization;

namespace DragGan.Checkpoints.Pickles;

/// <summary>Parses a pickle as data. A call becomes a record of the call; a name becomes a record of the name, if it is on the list.</summary>
/// <remarks>Nothing is imported, looked up or executed, whatever the pickle asks for. The list differs between kinds of files, so the caller brings it.</remarks>
internal sealed class PickleInterpreter
{
    private const int HighestProtocol = 5;

    private readonly ReadOnlyMemory<byte> _content;
    private readonly int _start;
    private readonly FrozenSet<string> _allowed;
    private readonly PickleBudget _budget;
    private readonly PickleStack _stack = new();
    private readonly Dictionary<long, object?> _memo = [];
    private readonly List<PickleObject> _calls = [];
    private readonly List<PickleReference> _references = [];

    private PickleInterpreter(ReadOnlyMemory<byte> content, int start, FrozenSet<string> allowed, PickleBudget budget) =>
        (_content, _start, _allowed, _budget) = (content, start, allowed, budget);

    /// <summary>Parses the pickle <paramref name="content"/> begins with, up to its STOP; what follows is not looked at.</summary>
    /// <param name="content">The pickle; byte strings become slices of it.</param>
    /// <param name="start">Where <paramref name="content"/> begins in the file.</param>
    /// <param name="allowed">The names it may refer to: <c>module.name</c>.</param>
    /// <param name="budget">Pays for its instructions.</param>
    /// <exception cref="ModelFileException">The pickle is damaged, too large, or names something that is not allowed.</exception>
    public static PickleDocument Parse(ReadOnlyMemory<byte> content, int start, FrozenSet<string> allowed, PickleBudget budget) =>
        new PickleInterpreter(content, start, allowed, budget).Run();

    private PickleDocument Run()
    {
        PickleReader reader = new(_content.Span, _start);
        while (true)
        {
            int at = reader.Offset;
            _budget.Spend(at);
            PickleOpcode opcode = (PickleOpcode)reader.ReadByte("a pickle");
            if (opcode == PickleOpcode.Stop)
            {
                return new PickleDocument(_stack.Pop(at), _calls, _references, reader.Position);
            }

            if (PickleScalars.TryRead(ref reader, opcode, _content, out object? value))
            {
                _stack.Push(value);
            }
            else if (!TryBuild(opcode, at) && !TryRecall(ref reader, opcode, at))
            {
                Resolve(ref reader, opcode, at);
            }
        }
    }

    /// <summary>Tuples, lists, dictionaries, sets and the stack itself.</summary>
    private bool TryBuild(PickleOpcode opcode, int at)
    {
        switch (opcode)
        {
            case PickleOpcode.Mark:
                _stack.Mark(at);
                return true;
            case PickleOpcode.Pop when _stack.Depth > 0:
                _stack.Pop(at);
                return true;
            case PickleOpcode.Pop or PickleOpcode.PopMark:
                _stack.PopFrame(at);
                return true;
            case PickleOpcode.Dup:
                _stack.Push(_stack.Peek(at));
                return true;
            case PickleOpcode.EmptyTuple:
                _stack.Push(new PickleTuple([]));
                return true;
            case PickleOpcode.Tuple1 or PickleOpcode.Tuple2 or PickleOpcode.Tuple3:
                _stack.Push(new PickleTuple(_stack.Pop(opcode - PickleOpcode.Tuple1 + 1, at)));
                return true;
            case PickleOpcode.Tuple:
                _stack.Push(new PickleTuple(_stack.PopFrame(at)));
                return true;
            case PickleOpcode.EmptyList:
                _stack.Push(new PickleList());
                return true;
            case PickleOpcode.List:
                PickleList list = new();
                list.Items.AddRange(_stack.PopFrame(at));
                _stack.Push(list);
                return true;
            case PickleOpcode.Append:
                object? item = _stack.Pop(at);
                _stack.Peek<PickleList>(at, "a list").Items.Add(item);
                return true;
            case PickleOpcode.Appends:
                object?[] items = _stack.PopFrame(at);
                _stack.Peek<PickleList>(at, "a list").Items.AddRange(items);
                return true;
            case PickleOpcode.EmptyDict:
                _stack.Push(new PickleDictionary());
                return true;
            case PickleOpcode.Dict:
                object?[] pairs = _stack.PopFrame(at);
                _stack.Push(new PickleDictionary());
                SetItems(pairs, at);
                return true;
            case PickleOpcode.SetItem:
                SetItems(_stack.Pop(2, at), at);
                return true;
            case PickleOpcode.SetItems:
                SetItems(_stack.PopFrame(at), at);
                return true;
            case PickleOpcode.EmptySet:
                _stack.Push(new PickleSet());
                return true;
            case PickleOpcode.AddItems:
                _stack.PopFrame(at);
                _stack.Peek<PickleSet>(at, "a set");
                return true;
            case PickleOpcode.FrozenSet:
                _stack.PopFrame(at);
                _stack.Push(new PickleSet());
                return true;
            default:
                return false;
        }
    }

    /// <summary>The memo, and what only frames the stream.</summary>
    private bool TryRecall(ref PickleReader reader, PickleOpcode opcode, int at)
    {
        switch (opcode)
        {
            case PickleOpcode.Proto:
                int protocol = reader.ReadByte("the protocol");
                return protocol <= HighestProtocol ? true : throw new ModelFileException(
                    $"it is a pickle of protocol {protocol} (byte {at}); protocols up to {HighestProtocol} are known.");
            case PickleOpcode.Frame:
                ulong length = reader.ReadUInt64("a frame");
                return length <= (ulong)reader.Remaining ? true : throw ModelFileException.Truncated(
                    reader.Offset, (long)Math.Min(length, long.MaxValue), reader.Remaining, "a frame");
            case PickleOpcode.Memoize:
                _memo[_memo.Count] = _stack.Peek(at);
                return true;
            case PickleOpcode.BinPut:
                _memo[reader.ReadByte("the memo")] = _stack.Peek(at);
                return true;
            case PickleOpcode.LongBinPut:
                _memo[reader.ReadUInt32("the memo")] = _stack.Peek(at);
                return true;
            case PickleOpcode.Put:
                _memo[MemoKey(ref reader, at)] = _stack.Peek(at);
                return true;
            case PickleOpcode.BinGet:
                _stack.Push(Recall(reader.ReadByte("the memo"), at));
                return true;
            case PickleOpcode.LongBinGet:
                _stack.Push(Recall(reader.ReadUInt32("the memo"), at));
                return true;
            case PickleOpcode.Get:
                _stack.Push(Recall(MemoKey(ref reader, at), at));
                return true;
            default:
                return false;
        }
    }

    /// <summary>Names, and the calls that would be made with them: here they are only written down.</summary>
    private void Resolve(ref PickleReader reader, PickleOpcode opcode, int at)
    {
        switch (opcode)
        {
            case PickleOpcode.Global:
                _stack.Push(Name(reader.ReadLine("a name"), reader.ReadLine("a name"), at));
                break;
            case PickleOpcode.StackGlobal:
                string name = _stack.Pop<string>(at, "a name");
                _stack.Push(Name(_stack.Pop<string>(at, "a name"), name, at));
                break;
            case PickleOpcode.Inst:
                PickleGlobal instantiated = Name(reader.ReadLine("a name"), reader.ReadLine("a name"), at);
                Call(instantiated, new PickleTuple(_stack.PopFrame(at)), at);
                break;
            case PickleOpcode.Obj:
                object?[] frame = _stack.PopFrame(at);
                Call(frame is [PickleGlobal first, ..] ? first : throw NotCallable(at), new PickleTuple(frame[1..]), at);
                break;
            case PickleOpcode.Reduce or PickleOpcode.NewObj:
                PickleTuple arguments = _stack.Pop<PickleTuple>(at, "a tuple of arguments");
                Call(_stack.Pop(at) as PickleGlobal ?? throw NotCallable(at), arguments, at);
                break;
            case PickleOpcode.Build:
                object? state = _stack.Pop(at);
                _stack.Peek<PickleObject>(at, "an object").State = state;
                break;
            case PickleOpcode.PersId:
                Refer(reader.ReadLine("a reference"), at);
                break;
            case PickleOpcode.BinPersId:
                Refer(_stack.Pop(at), at);
                break;
            default:
                throw PickleReader.Damaged(at, $"instruction 0x{(byte)opcode:X2}, which network pickles do not use");
        }
    }

    private PickleGlobal Name(string module, string name, int at)
    {
        PickleGlobal global = new(module, name);
        return _allowed.Contains(global.FullName) ? global : throw PickleNames.Refused(global.FullName, at);
    }

    private void Call(PickleGlobal callable, PickleTuple arguments, int at)
    {
        PickleObject call = new(callable, arguments, at);
        _calls.Add(call);
        _stack.Push(call);
    }

    private void Refer(object? id, int at)
    {
        PickleReference reference = new(id, at);
        _references.Add(reference);
        _stack.Push(reference);
    }

    private void SetItems(object?[] pairs, int at)
    {
        PickleDictionary target = _stack.Peek(at) switch
        {
            PickleDictionary dictionary => dictionary,
            PickleObject called => called.Entries,
            _ => throw PickleReader.Damaged(at, "a value of another kind where a dictionary is needed"),
        };
        if (pairs.Length % 2 != 0)
        {
            throw PickleReader.Damaged(at, "a key without a value");
        }

        for (int i = 0; i < pairs.Length; i += 2)
        {
            if (pairs[i] is string key)
            {
                target.Items[key] = pairs[i + 1];
            }
        }
    }

    private object? Recall(long key, int at) =>
        _memo.TryGetValue(key, out object? value) ? value : throw PickleReader.Damaged(at, $"memo entry {key} is used before it is made");

    private static long MemoKey(ref PickleReader reader, int at)
    {
        string text = reader.ReadLine("the memo");
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long key)
            ? key
            : throw PickleReader.Damaged(at, $"'{Printable.Text(text)}' where a memo entry's number is needed");
    }

    private static ModelFileException NotCallable(int at) => PickleReader.Damaged(at, "a call of something that is not a name");
}
