import { Module } from '@nestjs/common';
import { Prints } from './print/prints.service.js';
import { LabelChanges } from './rolls/changes.service.js';
import { Rolls } from './rolls/rolls.service.js';
import { Strips } from './rolls/strips.service.js';

@Module({ providers: [Rolls, Strips, LabelChanges, Prints], exports: [Rolls, Strips, Prints, LabelChanges] })
export class LabelsModule {}
