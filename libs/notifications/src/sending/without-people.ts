const MOST = 200;

/** What a provider said, without whom it said it of: addresses, telephone numbers and links are left out. */
export function withoutPeople(answer: string, recipient = ''): string {
  const known = recipient.length > 3 ? answer.replaceAll(recipient, '…') : answer;
  return known
    .replace(/https?:\/\/\S+/gi, '…')
    .replace(/[^\s<>()"',;:]+@[^\s<>()"',;:]+/g, '…')
    .replace(/\+?\d(?:[ .()-]?\d){8,}/g, '…')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MOST);
}
