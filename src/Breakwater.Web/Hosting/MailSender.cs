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
/// in the folder <c>mail</c> of the data folder. A mail that can't go is tried again, later each time.
/// </summary>
public sealed class MailSender(OpenPartnership partnership)
{
    private readonly Uri? _smtp = partnership.Settings.Mail is { Length: > 0 } address ? Address(address) : null;

    public string Folder => Path.Combine(partnership.Settings.DataFolder, "mail");

    public async Task SendDue(SafeguardingDb db, CancellationToken stop)
    {
        var now = db.Partnership.Clock.Instant();
        foreach (var mail in await db.Set<OutboxMail>().Where(m => m.SentAt == null && m.DueAt <= now).OrderBy(m => m.DueAt).Take(50).ToListAsync(stop))
        {
            try
            {
                await (_smtp is null ? Drop(mail, stop) : Send(_smtp, mail, stop));
                (mail.SentAt, mail.Body) = (db.Partnership.Clock.Instant(), "");
            }
            catch (Exception fault) when (fault is SmtpException or IOException or UnauthorizedAccessException or FormatException)
            {
                mail.Tries++;
                mail.DueAt = now.AddMinutes(Math.Min(60, 1 << Math.Min(mail.Tries, 6)));
            }
            await db.SaveChangesAsync(stop);
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

    private static async Task Send(Uri smtp, OutboxMail mail, CancellationToken stop)
    {
        var asked = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(smtp.Query);
        using var client = new SmtpClient(smtp.Host, smtp.Port > 0 ? smtp.Port : 25) { EnableSsl = asked.GetValueOrDefault("tls") == "yes", Timeout = 20_000 };
        if (smtp.UserInfo.Split(':') is [{ Length: > 0 } user, var password]) client.Credentials = new NetworkCredential(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password));
        var from = asked.GetValueOrDefault("from").ToString() is { Length: > 0 } given ? given : string.Create(CultureInfo.InvariantCulture, $"breakwater@{smtp.Host}");
        // One address, never a list: a comma in it would be a second reader.
        using var message = new MailMessage(new MailAddress(from), new MailAddress(mail.To)) { Subject = mail.Subject, Body = mail.Body };
        message.Headers.Add("Message-ID", $"<{mail.Id:D}@breakwater>");
        await client.SendMailAsync(message, stop);
    }
}
