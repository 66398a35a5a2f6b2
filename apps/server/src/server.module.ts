import { Module, type DynamicModule } from '@nestjs/common';
import type { Clock } from '#platform/clock';
import type { Config } from '#platform/config';
import { PlatformModule } from '#platform/house';
import type { DemoCast } from './pages/demo/demo-cast.js';
import { DemoPagesModule } from './pages/demo/demo-pages.module.js';
import { DeskPagesModule } from './pages/desk/desk-pages.module.js';
import { HealthPagesModule } from './pages/health/health-pages.module.js';
import { WebModule } from './web/web.module.js';

/** Every page and endpoint of the house, one line per part. */
const PARTS = [
  WebModule,
  HealthPagesModule,
  DeskPagesModule,
];

@Module({})
export class ServerModule {
  static with(config: Config, clock: Clock, onLost: (error: Error) => void, demo?: DemoCast): DynamicModule {
    const imports = [PlatformModule.with(config, clock, onLost), ...PARTS];
    return { module: ServerModule, imports: demo ? [...imports, DemoPagesModule.with(demo)] : imports };
  }
}
