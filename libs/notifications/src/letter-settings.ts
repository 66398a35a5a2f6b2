import type { Config } from '#platform/config';

/** What the app hands in. Without a mail server letters stay in the letter book, and everything else works. */
export class LetterSettings {
  /** `smtp://…` or `smtps://…` */
  smtpUrl?: string;
  mailFrom: string;
  /** The origin of every link, without a slash at the end. */
  publicUrl: string;
}

export function letterSettings({ values, publicUrl }: Pick<Config, 'values' | 'publicUrl'>): LetterSettings {
  return { smtpUrl: values.SMTP_URL, mailFrom: values.MAIL_FROM, publicUrl };
}
