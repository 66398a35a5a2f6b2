import { Module } from '@nestjs/common';
import { LettersController } from './letters.controller.js';

/** Letters and wishes come from NotificationsModule, which each app opens once for all. */
@Module({ controllers: [LettersController] })
export class LettersPagesModule {}
