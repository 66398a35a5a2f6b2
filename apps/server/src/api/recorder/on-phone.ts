import { BadRequestException } from '@nestjs/common';
import type { z } from 'zod';
import type { Answer } from '#libs/recorder';
import { refusalText } from '#libs/words';
import type { Visit } from '../../web/visit.js';

/** What became of one item, with the sentence for the person who recorded it. */
export type AnswerOnPhone = Pick<Answer, 'id' | 'hash' | 'state' | 'isKnown' | 'flags' | 'code' | 'lot'> & {
  sentence?: string;
};

export function onPhone(visit: Visit, { facts, ...answer }: Answer): AnswerOnPhone {
  const { code, state } = answer;
  if (code === undefined) return answer;
  const { waiting } = visit.words.recorder;
  const wait = state === 'waiting' && Object.hasOwn(waiting, code) ? waiting[code as keyof typeof waiting] : undefined;
  return { ...answer, sentence: wait ?? refusalText(visit.locale, code, facts) };
}

export function readBody<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const { success, data, error } = schema.safeParse(body);
  if (success) return data;
  throw new BadRequestException(error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`));
}
