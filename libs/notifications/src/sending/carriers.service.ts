import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Database } from '#platform/database';
import { LetterSettings } from '../letter-settings.js';
import { browserById } from '../wishes/wishes.query.js';
import type { LetterCarrier, OutgoingLetter } from './carrier.js';
import { MailCarrier } from './mail-carrier.js';
import { PushCarrier } from './push-carrier.js';
import { SmsCarrier } from './sms-carrier.js';
import { ZaloCarrier } from './zalo-carrier.js';

/** What is said of a letter that no provider is there for: it stays in the book, where the local app shows it. */
export const KEPT = 'kept in the letter book';

/** The ways out of the house: those that the settings open. */
@Injectable()
export class Carriers implements OnModuleDestroy {
  private readonly mail?: MailCarrier;
  private readonly carriers: Partial<Record<OutgoingLetter['channel'], LetterCarrier>>;

  constructor(
    private readonly db: Database,
    settings: LetterSettings,
  ) {
    const { smtpUrl, mailFrom, publicUrl, sms, zalo, push } = settings;
    if (smtpUrl) this.mail = new MailCarrier({ smtpUrl, mailFrom, publicUrl });
    this.carriers = {
      email: this.mail,
      sms: sms && new SmsCarrier(sms.url, sms.token),
      zalo: zalo && new ZaloCarrier(zalo),
      push: push && new PushCarrier({ ...push, subject: contactOf(mailFrom) }, id => this.browser(id)),
    };
  }

  async carry(letter: OutgoingLetter): Promise<string> {
    return (await this.carriers[letter.channel]?.carry(letter)) ?? KEPT;
  }

  onModuleDestroy(): void {
    this.mail?.close();
  }

  private async browser(id: string) {
    return (await this.db.read(browserById, [id]))[0];
  }
}

/** `Chợ Phiên <no-reply@cho.example>` -> `mailto:no-reply@cho.example` */
const contactOf = (mailFrom: string): string => `mailto:${/<([^>]+)>/.exec(mailFrom)?.[1] ?? mailFrom}`;
