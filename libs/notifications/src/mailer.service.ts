import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { LetterSettings } from './letter-settings.js';

export interface Mail {
  letterId: string;
  channel: 'email' | 'sms';
  recipient: string;
  subject: string;
  body: string;
}

const TIMEOUTS_MS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** The way out of the house: a mail server, or none. SMS and, without a server, e-mail stay in the letter book. */
@Injectable()
export class Mailer implements OnModuleDestroy {
  private readonly transport?: Transporter;

  constructor(private readonly settings: LetterSettings) {
    if (settings.smtpUrl) this.transport = createTransport({ url: settings.smtpUrl, ...TIMEOUTS_MS });
  }

  /** Never inside a transaction: it waits for another machine. Throws what the mail server says. */
  async carry({ letterId, channel, recipient, subject, body }: Mail): Promise<void> {
    if (channel !== 'email' || !this.transport) return;
    const { host } = new URL(this.settings.publicUrl);
    await this.transport.sendMail({
      // The same however often it is sent: mailboxes recognise a repetition by it.
      messageId: `<${letterId}@${host}>`,
      from: this.settings.mailFrom,
      to: { name: '', address: recipient },
      subject,
      text: body,
    });
  }

  onModuleDestroy(): void {
    this.transport?.close();
  }
}

/** The server says that this will never work (an SMTP reply of the 5xx kind): nothing is gained by asking again. */
export function isFinal(error: unknown): boolean {
  const code = (error as { responseCode?: unknown } | undefined)?.responseCode;
  return typeof code === 'number' && code >= 500 && code < 600;
}
