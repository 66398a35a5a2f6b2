// A worker that brings out letters until it is killed: for the test that does so. It says when it is ready.
import { setTimeout as wait } from 'node:timers/promises';
import { Carriers, Sending, type LetterSettings } from '#libs/notifications';
import { Clock } from '#platform/clock';
import { openDatabase } from '#platform/database';

const settings = JSON.parse(process.env['LETTER_SETTINGS'] ?? '{}') as LetterSettings;
const db = await openDatabase({ url: process.env['DATABASE_URL'] ?? '', pool: 10 });
const sending = new Sending(db, new Clock(), new Carriers(db, settings), settings);
process.send?.('ready');
for (;;) {
  await sending.sendDue();
  await wait(20);
}
