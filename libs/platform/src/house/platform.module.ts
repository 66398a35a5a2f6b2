import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Config } from '#platform/config';
import { Database, openDatabase } from '#platform/database';
import { FactBook, Outbox } from '#platform/outbox';

/** What every app stands on: settings, time, the database and the outbox. The app hands in its settings and its clock. */
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(@Inject(Database) private readonly db: Database) {}

  static with(config: Config, clock: Clock = new Clock(), onLost?: (error: Error) => void): DynamicModule {
    const { DATABASE_URL: url, DATABASE_POOL: pool } = config.values;
    return {
      module: PlatformModule,
      global: true,
      providers: [
        { provide: Config, useValue: config },
        { provide: Clock, useValue: clock },
        { provide: Database, useFactory: () => openDatabase({ url, pool, onLost }) },
        { provide: Outbox, useFactory: (db: Database) => new Outbox(db, clock), inject: [Database] },
        { provide: FactBook, useFactory: (db: Database) => new FactBook(db, clock), inject: [Database] },
      ],
      exports: [Config, Clock, Database, Outbox, FactBook],
    };
  }

  /** After the servers have answered their last request. */
  async onApplicationShutdown(): Promise<void> {
    await this.db.close();
  }
}
