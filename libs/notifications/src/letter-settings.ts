import type { Config } from '#platform/config';
import type { ZaloSettings } from './sending/zalo-carrier.js';

/** What the app hands in. Where a provider is missing its letters stay in the letter book, and everything else works. */
export class LetterSettings {
  /** `smtp://…` or `smtps://…` */
  smtpUrl?: string;
  mailFrom: string;
  sms?: { url: string; token: string };
  zalo?: ZaloSettings;
  /** The pair under which browsers agree to notifications (RFC 8292), and the services of browser makers that are asked to carry them. */
  push?: { publicKey: string; privateKey: string; services: readonly string[] };
  /** The origin of every link, without a slash at the end. */
  publicUrl: string;
  /** How long one attempt may take before another worker believes that it died. */
  attemptMs?: number;
}

export function letterSettings({ values, publicUrl }: Pick<Config, 'values' | 'publicUrl'>): LetterSettings {
  const { SMS_URL, SMS_TOKEN, ZALO_URL, ZALO_TOKEN, ZALO_TEMPLATE, PUSH_PUBLIC_KEY, PUSH_PRIVATE_KEY } = values;
  return {
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    ...(SMS_URL && SMS_TOKEN && { sms: { url: SMS_URL, token: SMS_TOKEN } }),
    ...(ZALO_TOKEN && ZALO_TEMPLATE && { zalo: { url: ZALO_URL, token: ZALO_TOKEN, template: ZALO_TEMPLATE } }),
    ...(PUSH_PUBLIC_KEY &&
      PUSH_PRIVATE_KEY && {
        push: { publicKey: PUSH_PUBLIC_KEY, privateKey: PUSH_PRIVATE_KEY, services: values.PUSH_SERVICES },
      }),
    publicUrl,
  };
}
