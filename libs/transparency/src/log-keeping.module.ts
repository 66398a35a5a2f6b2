import { Module, type DynamicModule } from '@nestjs/common';
import { LastSeen } from './last-seen.service.js';
import { LogKey } from './log-key.service.js';
import { LogSettings } from './log-settings.js';
import { PublishedLog } from './published-log.service.js';
import { Sequencer } from './sequencer.service.js';
import { Witnesses } from './witnesses.service.js';

const VERBS = [LogKey, Sequencer, PublishedLog, Witnesses, LastSeen];

/** Keeping and publishing the log. Once per app, for the whole app; whoever only adds lines needs the TransparencyModule alone. */
@Module({})
export class LogKeepingModule {
  static with(settings: LogSettings): DynamicModule {
    return {
      module: LogKeepingModule,
      global: true,
      providers: [{ provide: LogSettings, useValue: settings }, ...VERBS],
      exports: [LogSettings, ...VERBS],
    };
  }
}
