import { Injectable } from '@nestjs/common';
import { requireOffice, type Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import * as book from '../letter-book.query.js';
import { LetterSettings } from '../letter-settings.js';
import { isUrgent } from '../wishes/topics.js';
import { removeBrowser } from '../wishes/wishes.query.js';
import type { LetterKind } from '../letter.js';
import { NotCarried } from './carrier.js';
import { Carriers } from './carriers.service.js';
import { afterQuietHours, pauseAfter } from './hours.js';
import { withoutPeople } from './without-people.js';

/** After so many attempts the letter stays failed, for the operator to look at. */
export const MOST_SENDINGS = 8;
/** Longer than any provider is waited for. */
const ATTEMPT_MS = 120_000;
/** How many letters are on their way at once in one worker. */
const SIDE_BY_SIDE = 8;

/**
 * Brings letters out. Whoever takes a letter keeps others away from it for the length of an attempt; a worker that dies meanwhile leaves it to
 * the next round, which brings it under the same id, and the provider does it once. Each attempt is a row.
 */
@Injectable()
export class Sending {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly carriers: Carriers,
    private readonly settings: LetterSettings,
  ) {}

  /** The first attempt, as soon as the letter is written; nothing while it is not due, or in somebody else's hands. */
  async send(letterId: string): Promise<void> {
    const [letter] = await this.db.write(book.takeLetter, [letterId, this.attemptEnds(), this.clock.now()]);
    if (letter) await this.attempt(letter);
  }

  /** For the schedule: what was put off, and what is to be tried again. Returns how many were tried. */
  async sendDue(most = 500): Promise<number> {
    let tried = 0;
    const row = async (): Promise<void> => {
      while (tried < most) {
        const [letter] = await this.db.write(book.takeDueLetter, [this.clock.now(), this.attemptEnds()]);
        if (!letter) return;
        tried += 1;
        await this.attempt(letter);
      }
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, row));
    return tried;
  }

  /** The operator has a letter tried once more, now. */
  async sendAgain(operator: Actor, letterId: string): Promise<void> {
    requireOffice(operator, 'operator');
    await this.db.write(book.reopenLetter, [letterId, this.clock.now()]);
  }

  private attemptEnds(): Date {
    return new Date(this.clock.now().getTime() + (this.settings.attemptMs ?? ATTEMPT_MS));
  }

  private async attempt(letter: book.TakenLetter): Promise<void> {
    try {
      const answer = await this.carriers.carry(letter);
      await this.note(letter, 'taken', answer);
    } catch (error) {
      if (!(error instanceof NotCarried)) throw error;
      const isOver = error.isFinal || letter.attempts >= MOST_SENDINGS;
      await this.note(letter, isOver ? 'refused' : 'later', error.answer);
      if (letter.channel === 'push' && error.isFinal) await this.db.write(removeBrowser, [letter.recipient]);
    }
  }

  private async note(letter: book.TakenLetter, outcome: 'taken' | 'later' | 'refused', answer: string): Promise<void> {
    const { letterId, attempts, recipient } = letter;
    const state = { taken: 'sent', later: 'written', refused: 'failed' }[outcome];
    const said = withoutPeople(answer, recipient);
    const due = outcome === 'later' ? await this.nextTry(letter) : this.clock.now();
    await this.db.write(book.noteAttempt, [letterId, attempts, this.clock.now(), outcome, said, state, due]);
  }

  private async nextTry({ attempts, channel, kind }: book.TakenLetter): Promise<Date> {
    const next = new Date(this.clock.now().getTime() + pauseAfter(attempts));
    if (isUrgent(kind as LetterKind)) return next;
    const quiet = (await this.db.read(book.quietHours, [])).find(hours => hours.channel === channel);
    return afterQuietHours(next, quiet);
  }
}
