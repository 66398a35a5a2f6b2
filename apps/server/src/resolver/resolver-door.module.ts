import { Module } from '@nestjs/common';
import { ResolverModule } from '#libs/resolver';
import { ScanPagesModule } from '../pages/scan/scan-pages.module.js';
import { KnownLinks } from './known-links.service.js';
import { ResolverController } from './resolver.controller.js';
import { WellKnownController } from './well-known.controller.js';

@Module({
  imports: [ResolverModule, ScanPagesModule],
  controllers: [ResolverController, WellKnownController],
  providers: [KnownLinks],
})
export class ResolverDoorModule {}
