import {
  digitalLinkFrom,
  isMalformed,
  isMalformedElements,
  readBracketed,
  readDigitalLink,
  readUnbracketed,
  type DigitalLink,
} from '#libs/gs1';

/** How a symbol says that it carries GS1 data; between its values stands FNC1, which scanners write as GS (0x1D). */
const SYMBOLOGY = /^\](?:C1|e0|d2|Q3)/;

/**
 * The Digital Link behind what a scanner read or somebody typed: an address of any host, an element string with or without brackets, or
 * the bare number under a barcode (GTIN, SSCC). Undefined when it is none of these.
 */
export function linkOf(read: string): DigitalLink | undefined {
  const text = read.trim();
  const link = readDigitalLink(text.replace(/\/$/, ''), { shortGtins: true });
  if (!isMalformed(link)) return link;
  const bare = /^\d+$/.test(text) ? bareNumber(text) : undefined;
  for (const elements of [bare, text.startsWith('(') ? text : undefined])
    if (elements !== undefined) return fromElements(readBracketed(elements));
  return SYMBOLOGY.test(text)
    ? fromElements(readUnbracketed(`^${text.replace(SYMBOLOGY, '')}`.replaceAll('\x1d', '^')))
    : undefined;
}

/** 8, 12, 13 or 14 digits are a GTIN, 18 an SSCC; 20 that begin with 00 are an SSCC with its AI. */
function bareNumber(digits: string): string | undefined {
  if ([8, 12, 13, 14].includes(digits.length)) return `(01)${digits.padStart(14, '0')}`;
  if (digits.length === 18) return `(00)${digits}`;
  return digits.length === 20 && digits.startsWith('00') ? `(00)${digits.slice(2)}` : undefined;
}

function fromElements(elements: ReturnType<typeof readBracketed>): DigitalLink | undefined {
  if (isMalformedElements(elements)) return undefined;
  const made = digitalLinkFrom(elements, 'https://id.gs1.org');
  const link = typeof made === 'string' ? readDigitalLink(made) : undefined;
  return link && !isMalformed(link) ? link : undefined;
}

export const valueOf = (link: DigitalLink, ai: string): string | undefined =>
  [link.key, ...link.qualifiers].find(element => element.ai === ai)?.value;
