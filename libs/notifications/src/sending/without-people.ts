const MOST = 200;
/** A message of ours by its id (kept), or nine digits and more, however they are grouped. */
const ID_OR_PHONE = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|\+?\d(?:[ .()-]?\d){8,}/gi;

/** What a provider said, without whom it said it of: addresses, telephone numbers and links are left out. */
export function withoutPeople(answer: string, recipient = ''): string {
  const known = recipient.length > 3 ? answer.replaceAll(recipient, '…') : answer;
  return known
    .replace(/https?:\/\/\S+/gi, '…')
    .replace(/[^\s<>()"',;:]+@[^\s<>()"',;:]+/g, '…')
    .replace(ID_OR_PHONE, found => (/^[0-9a-f]{8}-.{27}$/i.test(found) ? found : '…'))
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MOST);
}
