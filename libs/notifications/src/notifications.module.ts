import { Module, type DynamicModule } from '@nestjs/common';
import { Letters } from './letters.service.js';
import { LetterSettings } from './letter-settings.js';
import { Mailer } from './mailer.service.js';

@Module({})
export class NotificationsModule {
  /** Once per app, for the whole app: it alone knows the mail server. */
  static with(settings: LetterSettings): DynamicModule {
    return {
      module: NotificationsModule,
      global: true,
      providers: [{ provide: LetterSettings, useValue: settings }, Mailer, Letters],
      exports: [Letters],
    };
  }
}
