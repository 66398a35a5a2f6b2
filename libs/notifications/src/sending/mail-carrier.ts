import { createTransport, type Transporter } from 'nodemailer';
import { NotCarried, type LetterCarrier, type OutgoingLetter } from './carrier.js';

const TIMEOUTS_MS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

interface MailSettings {
  smtpUrl: string;
  mailFrom: string;
  publicUrl: string;
}

/** A mail server (SMTP). */
export class MailCarrier implements LetterCarrier {
  private readonly transport: Transporter;

  constructor(private readonly settings: MailSettings) {
    this.transport = createTransport({ url: settings.smtpUrl, ...TIMEOUTS_MS });
  }

  async carry({ letterId, recipient, subject, body, stopPage }: OutgoingLetter): Promise<string> {
    const { publicUrl, mailFrom } = this.settings;
    const mail = {
      // The same however often it is sent: mailboxes recognise a repetition by it.
      messageId: `<${letterId}@${new URL(publicUrl).host}>`,
      from: mailFrom,
      to: { name: '', address: recipient },
      subject,
      text: body,
      // A button of the mailbox itself (RFC 8058).
      ...(stopPage && {
        headers: {
          'List-Unsubscribe': `<${publicUrl}${stopPage}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        },
      }),
    };
    const { response } = (await this.transport.sendMail(mail).catch(refused)) as { response: string };
    return response;
  }

  close(): void {
    this.transport.close();
  }
}

/** A reply of the 5xx kind is the server's last word. */
function refused(error: unknown): never {
  const code = (error as { responseCode?: unknown }).responseCode;
  const isFinal = typeof code === 'number' && code >= 500 && code < 600;
  throw new NotCarried(error instanceof Error ? error.message : String(error), isFinal);
}
