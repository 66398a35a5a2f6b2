import { Module } from '@nestjs/common';
import { PassportController } from './passport.controller.js';

@Module({ controllers: [PassportController] })
export class PassportPagesModule {}
