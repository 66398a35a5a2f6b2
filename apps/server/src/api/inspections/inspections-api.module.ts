import { Module } from '@nestjs/common';
import { RecorderModule } from '#libs/recorder';
import { InspectionsApi } from './inspections.api.controller.js';

@Module({ imports: [RecorderModule], controllers: [InspectionsApi] })
export class InspectionsApiModule {}
