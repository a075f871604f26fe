using System.CommandLine;
using System.IO.Compression;
using System.Text;
using Breakwater.Linkage.Models;
using Breakwater.Linkage.Records;
using Breakwater.Linkage.Training;

namespace Breakwater.Cli.Link;

/// <summary>Files read as a command's options say, ready for a run.</summary>
internal sealed class LinkInput
{
    private static readonly string[] UsualIds = ["record_id", "unique_id", "rec_id", "id", "person_id", "recordid"];
    private readonly ParseResult parse;
    private readonly LinkOptions options;
    private readonly LinkReport report;
    private readonly CancellationToken cancel;
    private readonly IReadOnlyDictionary<string, string> mapping;
    private IReadOnlyList<FieldSpec>? fields;

    public LinkInput(ParseResult parse, LinkOptions options, LinkReport report, CancellationToken cancel)
    {
        this.parse = parse;
        this.options = options;
        this.report = report;
        this.cancel = cancel;
        mapping = options.Mapping(parse);
        Model = ReadModel();
        var unknown = mapping.Keys.FirstOrDefault(k => !Model.Fields.Any(f => f.Name == k || f.Name == "whole_" + k));
        if (unknown is not null)
        {
            throw new LinkFailure($"the model has no field '{unknown}'. It has: {string.Join(", ", Model.Fields.Select(f => f.Name))}.");
        }

        Trained = parse.GetValue(options.Trained) is { } trained ? TrainedModel.Read(trained.Name, ReadText(trained)) : null;
    }

    public LinkModel Model { get; }

    public Parameters? Trained { get; }

    public List<RawTable> Tables { get; } = [];

    /// <summary>Bytes that may be held in all.</summary>
    public long MemoryLimit => parse.GetValue(options.Memory) * 1048576L;

    /// <summary>Reads a file into <see cref="Tables"/>.</summary>
    /// <param name="extra">Columns to hold besides those that the model uses.</param>
    public void Read(FileInfo file, IReadOnlyList<string> extra)
    {
        LinkFailure.CheckExists(file);
        using var rejects = new RejectFile(parse.GetValue(options.Rejects)?.FullName ?? file.FullName + ".rejects.csv");
        using var stream = Open(file);
        var key = parse.GetValue(options.Id) ?? Readable(file, () => FindKey(file));
        var csv = new CsvOptions(key, header => Columns(header, extra), DelimiterOf(parse.GetValue(options.Delimiter)))
        {
            SetAside = rejects.Add,
            MemoryLimit = MemoryLimit,
            Progress = bytes => report.Advance("reading", file.Length > 0 ? Math.Min(1, bytes / (double)file.Length) : 1),
        };
        Tables.Add(Readable(file, () => new CsvReader(stream, csv).Read(cancel)));
        report.Rejected += rejects.Count;
        if (rejects.Count > 0)
        {
            report.Note($"{file.Name}: {rejects.Count} row(s) can't be used and were set aside in {rejects.Path}. The first: line {rejects.First!.Line}: {rejects.First.Reason}.");
        }
    }

    /// <summary>Encodes what was read.</summary>
    public RecordSet Records()
    {
        if (fields is null || fields.Count < 2)
        {
            throw new LinkFailure($"the file has fewer than two columns that the model knows ({(fields is { Count: > 0 } some ? string.Join(", ", some.Select(f => f.Name)) : "none")}). Say where the fields are with --map field=column; the model's fields: {string.Join(", ", Model.Fields.Select(f => f.Name).Where(n => !n.StartsWith("whole_", StringComparison.Ordinal)))}.");
        }

        return RecordSet.From(fields, [.. Tables]);
    }

    private IReadOnlyList<string> Columns(IReadOnlyList<string> header, IReadOnlyList<string> extra)
    {
        var here = Model.FieldsIn(header, mapping);

        // Two files need not have the same columns; what only one has can't be compared.
        fields = fields is null ? here : [.. fields.Where(f => here.Any(h => h.Name == f.Name)).Select(f => f with { Columns = [.. f.Columns.Union(here.First(h => h.Name == f.Name).Columns)] })];
        return [.. here.SelectMany(f => f.Columns), .. extra.Where(e => header.Contains(e, StringComparer.OrdinalIgnoreCase) || e == parse.GetValue(options.Truth))];
    }

    private string FindKey(FileInfo file)
    {
        using var stream = Open(file);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var header = FirstLine(reader).TrimStart('\uFEFF').Split(',', ';', '\t', '|').Select(h => h.Trim(' ', '"')).ToList();
        return UsualIds.FirstOrDefault(u => header.Contains(u, StringComparer.OrdinalIgnoreCase))
            ?? (header is [""] ? UsualIds[0] : throw new LinkFailure($"{file.Name}: say which column names each record: --id <column>. The file has: {string.Join(", ", header)}."));
    }

    /// <exception cref="CsvFormatException">The file holds no text, or text that needs its encoding named.</exception>
    private static string FirstLine(StreamReader reader)
    {
        var line = reader.ReadLine() ?? "";
        var odd = line.Where(c => c is < ' ' and not '\t').ToHashSet();
        return odd.Count == 0 ? line : throw new CsvFormatException(odd is { Count: 1 } && odd.Contains('\0')
            ? "the file is UTF-16 without its mark, or no text. Save it as 'CSV UTF-8', or pass --encoding utf-16."
            : "this is not a text file. A spreadsheet has to be saved as 'CSV UTF-8' first.");
    }

    /// <summary>Reads, and says in which file it failed.</summary>
    private static T Readable<T>(FileInfo file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CsvFormatException e)
        {
            throw new LinkFailure($"{file.Name}: {e.Message}");
        }
        catch (InvalidDataException)
        {
            throw new LinkFailure($"{file.Name}: its name ends in .gz, but it isn't packed by gzip, or is damaged. Unpack it, or take the .gz off its name.");
        }
    }

    private Stream Open(FileInfo file)
    {
        Stream stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        if (file.Extension.Equals(".gz", StringComparison.OrdinalIgnoreCase))
        {
            stream = new GZipStream(stream, CompressionMode.Decompress);
        }

        var name = parse.GetValue(options.Encoding)!;
        if (name.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || name.Equals("utf8", StringComparison.OrdinalIgnoreCase))
        {
            return stream;
        }

        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            return Encoding.CreateTranscodingStream(stream, Encoding.GetEncoding(name), new UTF8Encoding(false));
        }
        catch (ArgumentException)
        {
            throw new LinkFailure($"there is no encoding '{name}'. Usual ones: utf-8, windows-1252, utf-16.");
        }
    }

    private LinkModel ReadModel() => parse.GetValue(options.Model) is { } file ? ModelFile.Parse(file.Name, ReadText(file)) : ModelFile.Person();

    private static string ReadText(FileInfo file)
    {
        LinkFailure.CheckExists(file);
        return File.ReadAllText(file.FullName);
    }

    private static char? DelimiterOf(string? text) => text switch
    {
        null => null,
        "tab" or "\\t" => '\t',
        { Length: 1 } when text[0] is > ' ' and < '\x7f' and not '"' => text[0],
        _ => throw new LinkFailure($"'{text}' is not a delimiter. Give one character, or 'tab'."),
    };
}
