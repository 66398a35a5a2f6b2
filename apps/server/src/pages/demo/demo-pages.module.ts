import { Module, type DynamicModule } from '@nestjs/common';
import { IdentityModule } from '#libs/identity';
import { DEMO_CAST, type DemoCast } from './demo-cast.js';
import { DemoController } from './demo.controller.js';

@Module({})
export class DemoPagesModule {
  static with(cast: DemoCast): DynamicModule {
    return {
      module: DemoPagesModule,
      imports: [IdentityModule],
      controllers: [DemoController],
      providers: [{ provide: DEMO_CAST, useValue: cast }],
    };
  }
}
