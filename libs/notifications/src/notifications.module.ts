import { Module, type DynamicModule } from '@nestjs/common';
import { Letters } from './letters.service.js';
import { LetterSettings } from './letter-settings.js';
import { Carriers } from './sending/carriers.service.js';
import { Sending } from './sending/sending.service.js';
import { LetterWishes } from './wishes/wishes.service.js';

@Module({})
export class NotificationsModule {
  /** Once per app, for the whole app: it alone knows the providers. */
  static with(settings: LetterSettings): DynamicModule {
    return {
      module: NotificationsModule,
      global: true,
      providers: [{ provide: LetterSettings, useValue: settings }, Carriers, Letters, Sending, LetterWishes],
      exports: [Letters, Sending, LetterWishes],
    };
  }
}
