// What became of the tries: refused by a rule, flagged, or through.
export const flagsOf = ({ answer }) => (answer ?? []).flatMap(({ flags }) => flags);
export const isPassed = outcome => outcome.refused === undefined;
export const isFree = outcome => isPassed(outcome) && flagsOf(outcome).length === 0;
export const times = (count, make) => Array.from({ length: count }, (_, at) => make(at));

/** What must have worked before an attack means anything. */
export async function must(telling) {
  const outcome = await telling;
  if (!isPassed(outcome)) throw new Error(`an honest step was refused: ${outcome.refused}`);
  return outcome.answer;
}

/** Counts tries of which at most `allowed` may go through unflagged. Anything that is refused must be refused by a rule, not by a fault. */
export function counted(outcomes, { allowed = 0, by } = {}) {
  const strange = outcomes.find(({ refused }) => refused !== undefined && !(by ?? RULES).test(refused));
  if (strange) throw new Error(`refused for another reason: ${strange.refused}`);
  const free = outcomes.filter(isFree).length;
  if (free < allowed) throw new Error(`only ${free} of ${allowed} honest ones went through`);
  return {
    tried: outcomes.length,
    refused: outcomes.filter(outcome => !isPassed(outcome)).length,
    flagged: outcomes.filter(outcome => isPassed(outcome) && !isFree(outcome)).length,
    leaked: free - allowed,
  };
}
export const RULES =
  /^(not-enough-in-lot|quantity-unreadable|event-invalid|lots-in-circle|packs-gone-on|sold-beyond-packed|more-labels-than-packs|already-taken-over|more-than-given|batch-held|amount-needed|not-enough-in-batch)$/;

export const together = (...parts) =>
  parts.reduce((all, one) => ({
    tried: all.tried + one.tried,
    refused: all.refused + one.refused,
    flagged: all.flagged + one.flagged,
    leaked: all.leaked + one.leaked,
  }));
