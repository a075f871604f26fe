using System.Globalization;
using System.Net;
using System.Net.Mail;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Outbox;
using Breakwater.Safeguarding;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Hosting;

/// <summary>
/// Sends what lies in the outbox, at least once: a mail is marked, and its body blanked, after it has gone. By SMTP when
/// <see cref="Settings.Mail"/> says so (<c>smtp://user:password@host:587?from=hub@example.org&amp;tls=yes</c>), else as files
/// in the folder <c>mail</c> of the data folder. A mail that can't go is tried again, later each time; where the server is
/// why, the others aren't tried on it in the same round.
/// </summary>
public sealed class MailSender(OpenPartnership partnership)
{
    private readonly Uri? _smtp = partnership.Settings.Mail is { Length: > 0 } address ? Address(address) : null;

    public string Folder => Path.Combine(partnership.Settings.DataFolder, "mail");

    /// <summary>How long the server may take over one mail. When a round has lasted as long, it begins no further one: so it ends within its lease.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(12);

    public async Task SendDue(SafeguardingDb db, CancellationToken stop)
    {
        var (now, began) = (db.Partnership.Clock.Instant(), TimeProvider.System.GetTimestamp());
        foreach (var mail in await db.Set<OutboxMail>().Where(m => m.SentAt == null && m.DueAt <= now).OrderBy(m => m.DueAt).Take(50).ToListAsync(stop))
        {
            var goesOn = true;
            try
            {
                await (_smtp is null ? Drop(mail, stop) : Send(_smtp, mail, stop));
                (mail.SentAt, mail.Body) = (db.Partnership.Clock.Instant(), "");
            }
            catch (Exception fault) when (fault is SmtpException or IOException or UnauthorizedAccessException or FormatException || (fault is OperationCanceledException && !stop.IsCancellationRequested))
            {
                mail.Tries++;
                mail.DueAt = now.AddMinutes(Math.Min(60, 1 << Math.Min(mail.Tries, 6)));
                // An address that is none, or that the server refuses, is this mail's fault alone.
                goesOn = fault is FormatException or SmtpFailedRecipientException;
            }
            await db.SaveChangesAsync(stop);
            if (!goesOn || TimeProvider.System.GetElapsedTime(began) > Patience) return;
        }
    }

    private static Uri Address(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var smtp) && smtp is { Scheme: "smtp", Host.Length: > 0 } ? smtp
            : throw new InvalidOperationException("The mail address (BREAKWATER_MAIL) can't be used. Write it as smtp://host:587?from=hub@example.org&tls=yes, with user:password@ before the host where one is asked for.");

    // Named by the mail's id: dropped twice, it is still one file.
    private async Task Drop(OutboxMail mail, CancellationToken stop)
    {
        Directory.CreateDirectory(Folder);
        var file = Path.Combine(Folder, mail.Id.ToString("D") + ".eml");
        await File.WriteAllTextAsync(file + ".part", $"To: {mail.To}\r\nSubject: {mail.Subject}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{mail.Body}", stop);
        File.Move(file + ".part", file, overwrite: true);
    }

    private async Task Send(Uri smtp, OutboxMail mail, CancellationToken stop)
    {
        var asked = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(smtp.Query);
        using var client = new SmtpClient(smtp.Host, smtp.Port > 0 ? smtp.Port : 25) { EnableSsl = asked.GetValueOrDefault("tls") == "yes" };
        if (smtp.UserInfo.Split(':') is [{ Length: > 0 } user, var password]) client.Credentials = new NetworkCredential(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password));
        var from = asked.GetValueOrDefault("from").ToString() is { Length: > 0 } given ? given : string.Create(CultureInfo.InvariantCulture, $"breakwater@{smtp.Host}");
        // One address, never a list: a comma in it would be a second reader.
        using var message = new MailMessage(new MailAddress(from), new MailAddress(mail.To)) { Subject = mail.Subject, Body = mail.Body };
        message.Headers.Add("Message-ID", $"<{mail.Id:D}@breakwater>");
        // The client's own timeout binds no sending that is awaited.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Patience);
        await client.SendMailAsync(message, limit.Token).WaitAsync(limit.Token);
    }
}
