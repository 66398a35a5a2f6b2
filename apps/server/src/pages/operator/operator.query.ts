import type { Channel } from '#libs/notifications';
import { statement } from '#platform/database';

const ROWS = 25;

export interface FailingReaction {
  fact: string;
  reaction: string;
  attempts: number;
  lastError: string | null;
  lastTriedAt: string;
}

export interface FailedLetter {
  id: string;
  kind: string;
  recipient: string;
  attempts: number;
  lastError: string | null;
  writtenAt: string;
  /** Of one that will be tried again. */
  dueAt: string;
}

export interface LetterWithAttempts extends FailedLetter {
  channel: Channel;
  state: 'written' | 'sent' | 'failed';
  tries: { number: number; at: string; outcome: 'taken' | 'later' | 'refused'; answer: string }[];
}

export interface HouseRow {
  openFacts: number;
  oldestOpenAt: Date | null;
  /** Latest first, at most 25. */
  failing: FailingReaction[];
  failingCount: number;
  waitingLetters: number;
  failedLetters: FailedLetter[];
  retriedLetters: FailedLetter[];
  failedLettersCount: number;
  sessions: number;
  people: number;
  sellers: number;
  ordersToday: number;
  databaseBytes: bigint;
}

const LETTER = 'id, kind, recipient, attempts, last_error AS "lastError", written_at AS "writtenAt", due_at AS "dueAt"';
const lettersWhere = (condition: string) => `COALESCE((SELECT json_agg(l ORDER BY l."writtenAt" DESC) FROM (
       SELECT ${LETTER} FROM notifications_letter WHERE ${condition} ORDER BY written_at DESC LIMIT ${ROWS}) l), '[]')`;

/** How the house is: what is open, what fails and why, and how big it has become. */
export const house = statement<HouseRow, [now: Date, startOfDay: Date]>(
  'operator-pages.house',
  `SELECT
     (SELECT count(*)::int FROM platform_fact WHERE settled_at IS NULL) AS "openFacts",
     (SELECT min(happened_at) FROM platform_fact WHERE settled_at IS NULL) AS "oldestOpenAt",
     (SELECT count(*)::int FROM platform_reaction WHERE done_at IS NULL) AS "failingCount",
     COALESCE((SELECT json_agg(f ORDER BY f."lastTriedAt" DESC) FROM (
       SELECT f.name AS fact, r.reaction, r.attempts, r.last_error AS "lastError", r.last_tried_at AS "lastTriedAt"
       FROM platform_reaction r JOIN platform_fact f ON f.id = r.fact_id WHERE r.done_at IS NULL ORDER BY r.last_tried_at DESC LIMIT ${ROWS}) f), '[]') AS failing,
     (SELECT count(*)::int FROM notifications_letter WHERE state = 'written') AS "waitingLetters",
     (SELECT count(*)::int FROM notifications_letter WHERE state = 'failed') AS "failedLettersCount",
     ${lettersWhere(`state = 'failed'`)} AS "failedLetters",
     ${lettersWhere(`state = 'written' AND attempts > 0`)} AS "retriedLetters",
     (SELECT count(*)::int FROM identity_session WHERE expires_at > $1) AS sessions,
     (SELECT count(*)::int FROM identity_person WHERE erased_at IS NULL) AS people,
     (SELECT count(*)::int FROM cooperatives_cooperative) AS sellers,
     (SELECT count(*)::int FROM ordering_order WHERE placed_at >= $2) AS "ordersToday",
     pg_database_size(current_database()) AS "databaseBytes"`,
);

export const letterWithAttempts = statement<LetterWithAttempts, [id: string]>(
  'operator-pages.letter',
  `SELECT ${LETTER}, channel, state, COALESCE((
     SELECT json_agg(json_build_object('number', a.number, 'at', a.at, 'outcome', a.outcome, 'answer', a.answer) ORDER BY a.number)
     FROM notifications_attempt a WHERE a.letter_id = l.id), '[]') AS tries
   FROM notifications_letter l WHERE id = $1`,
);
