export * from './facts.js';
export { links as letterLinks } from './links.js';
export { type Channel, type LetterDraft, type LetterKind } from './letter.js';
export { LetterSettings, letterSettings } from './letter-settings.js';
export { Mailer, type Mail } from './mailer.service.js';
export { Letters, MOST_SENDINGS } from './letters.service.js';
export { NotificationsModule } from './notifications.module.js';
