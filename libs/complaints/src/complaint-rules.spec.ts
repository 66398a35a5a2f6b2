import {
  complaintActions,
  nextComplaintActions,
  type ComplaintAction,
  type ComplaintState,
  type Side,
  type Wish,
} from './complaint-actions.js';
import { isFresh, REASONS, termOf } from './complaint-rules.js';

describe('the terms of complaints', () => {
  it('are 30 days for goods that are not as they were described, with the delivery, and seven for the rest', () => {
    expect(termOf('info-mismatch', '2026-11-24')).toMatchObject({ days: 30, isWhole: true });
    expect(termOf('defect', '2026-11-24')).toMatchObject({ days: 7, isWhole: false });
  });

  it('let nobody change their mind about what is fresh, and everybody complain of its defects', () => {
    expect([isFresh('fish'), isFresh('tea')]).toEqual([true, false]);
    expect(REASONS.filter(reason => !termOf(reason, '2026-11-24').isForFresh)).toEqual(['changed-mind']);
  });
});

describe('what may happen to a complaint', () => {
  it('is for each side something else', () => {
    const next = (...[side, state, wish, isWhole = false]: [Side, ComplaintState, Wish, boolean?]) =>
      nextComplaintActions(side, { state, wish, isWhole });
    expect(next('buyer', 'open', 'refund')).toEqual(['write', 'withdraw']);
    expect(next('cooperative', 'open', 'refund')).toEqual(['refund', 'offer', 'ask-back', 'refuse', 'write']);
    expect(next('cooperative', 'open', 'refund', true)).toEqual(['refund', 'ask-back', 'refuse', 'write']);
    expect(next('buyer', 'offered', 'refund')).toEqual(['accept', 'write', 'escalate', 'withdraw']);
    expect(next('cooperative', 'offered', 'refund')).toEqual(['write']);
    expect(next('cooperative', 'open', 'answer')).toEqual(['answer', 'refuse', 'write']);
    expect(next('cooperative', 'escalated', 'refund')).toEqual(['write']);
    expect(next('department', 'escalated', 'refund')).toEqual(['uphold', 'dismiss', 'write']);
    expect(next('buyer', 'refused', 'refund')).toEqual(['escalate']);
  });

  it('is less than all only where the other side says yes, or the department', () => {
    const less = (Object.keys(complaintActions) as ComplaintAction[]).filter(action => complaintActions[action].less);
    expect(less.map(action => [action, complaintActions[action].by, complaintActions[action].pays])).toEqual([
      ['offer', ['cooperative'], undefined],
      ['uphold', ['department'], true],
    ]);
  });

  it('never begins where it is over', () => {
    for (const action of Object.keys(complaintActions) as ComplaintAction[])
      for (const state of ['settled', 'dismissed', 'withdrawn'] as const)
        expect(complaintActions[action].from).not.toContain(state);
  });
});
