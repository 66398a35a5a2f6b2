import { z } from 'zod';
import type { RecallRuns } from '#libs/recalls';
import { submit, type Sent } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { answerForm, confirmationForm } from './recall-form.js';
import type { RecallPage } from './recall-page.query.js';

/** What can happen to a recall on its page; the last part of the address that the form is sent to. */
export type RecallStep = 'confirmation' | 'withdrawal' | 'answers' | 'closure';

export const flashOfStep = (step: RecallStep, { isDrill }: RecallPage): string =>
  isDrill
    ? {
        confirmation: 'drill-done',
        withdrawal: 'drill-withdrawn',
        answers: 'recall-answered',
        closure: 'drill-closed',
      }[step]
    : {
        confirmation: 'recall-confirmed',
        withdrawal: 'recall-withdrawn',
        answers: 'recall-answered',
        closure: 'recall-closed',
      }[step];

export function submitStep(
  visit: Visit,
  runs: RecallRuns,
  recallId: string,
  step: RecallStep,
  body: unknown,
): Promise<Sent<unknown>> {
  const { me } = visit;
  switch (step) {
    case 'confirmation':
      return submit(visit, confirmationForm, body, () => runs.confirm(me, recallId));
    case 'withdrawal':
      return submit(visit, z.object({}), body, () => runs.withdraw(me, recallId));
    case 'closure':
      return submit(visit, z.object({}), body, () => runs.close(me, recallId));
    case 'answers':
      return submit(visit, answerForm, body, answer => runs.answer(me, recallId, answer));
  }
}
