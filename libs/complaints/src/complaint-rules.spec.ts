import { complaintActions, nextComplaintActions, type ComplaintAction } from './complaint-actions.js';
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
    expect(nextComplaintActions('buyer', 'open', 'refund')).toEqual(['write', 'withdraw']);
    expect(nextComplaintActions('cooperative', 'open', 'refund')).toEqual(['refund', 'ask-back', 'refuse', 'write']);
    expect(nextComplaintActions('cooperative', 'open', 'answer')).toEqual(['answer', 'refuse', 'write']);
    expect(nextComplaintActions('cooperative', 'escalated', 'refund')).toEqual(['write']);
    expect(nextComplaintActions('department', 'escalated', 'refund')).toEqual(['uphold', 'dismiss', 'write']);
    expect(nextComplaintActions('buyer', 'refused', 'refund')).toEqual(['escalate']);
  });

  it('never begins where it is over', () => {
    for (const action of Object.keys(complaintActions) as ComplaintAction[])
      for (const state of ['settled', 'dismissed', 'withdrawn'] as const)
        expect(complaintActions[action].from).not.toContain(state);
  });
});
