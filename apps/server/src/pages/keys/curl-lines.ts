// Lines for a terminal that really work. Everything stands between single quotes: what is put in must hold none.

/** Reads the newest events that the key may see; with an EPC, those of this thing. */
export function queryLine(origin: string, key: string, epc?: string): string {
  const query = epc === undefined ? 'perPage=10' : `MATCH_epc=${encodeURIComponent(epc)}`;
  return `curl -sS -H 'Authorization: Bearer ${key}' \\\n  '${origin}/epcis/events?${query}'`;
}

/** Tells that a pack, which nobody has told of before, was seen just now. */
export function captureLine(origin: string, key: string, epc: string, at: Date): string {
  const document = {
    '@context': 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: at.toISOString(),
    epcisBody: {
      eventList: [
        {
          type: 'ObjectEvent',
          eventTime: at.toISOString(),
          eventTimeZoneOffset: '+07:00',
          action: 'OBSERVE',
          bizStep: 'receiving',
          disposition: 'in_progress',
          epcList: [epc],
        },
      ],
    },
  };
  return [
    `curl -sS -i -H 'Authorization: Bearer ${key}' \\`,
    `  -H 'Content-Type: application/ld+json' '${origin}/epcis/capture' \\`,
    `  -d '${JSON.stringify(document)}'`,
  ].join('\n');
}
