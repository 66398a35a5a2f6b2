import { Module, type DynamicModule } from '@nestjs/common';
import { FolderPortal, NationalPortal, NoPortal } from './national-portal.js';
import { PassportSettings } from './passport-settings.js';
import { Passports } from './passports.service.js';

@Module({})
export class PassportModule {
  static with(settings: PassportSettings): DynamicModule {
    const { portalFolder } = settings;
    return {
      module: PassportModule,
      global: true,
      providers: [
        { provide: PassportSettings, useValue: settings },
        { provide: NationalPortal, useValue: portalFolder ? new FolderPortal(portalFolder) : new NoPortal() },
        Passports,
      ],
      exports: [Passports, NationalPortal],
    };
  }
}
