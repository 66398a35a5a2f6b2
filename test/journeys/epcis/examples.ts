import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { readJson, sharedData } from '../../support/shared-data.js';
import type { EpcisProgram } from '../../support/epcis-program.js';

/** The standard's own examples and schema, where they are at hand. */
export function examples(program: EpcisProgram): void {
  const { ask } = program;
  it('get answers that the standard’s own schema accepts (E37)', async () => {
    const file = sharedData('epcis/schema/epcis-json-schema-2.0.1.json');
    const folder = sharedData('epcis/examples');
    if (!file || !folder) return;
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => /\.json(ld)?$/.test(name));
    for (const name of names) {
      const told = await ask('POST', '/capture', { body: readJson(join(folder, name)) });
      expect([name, told.status]).toEqual([name, 202]);
      const job = await ask('GET', String(told.headers['location']).replace('/epcis', ''));
      expect([name, job.json]).toEqual([name, expect.objectContaining({ success: true, running: false })]);
    }
    const ajv = new Ajv({ strict: false });
    (((formats as unknown as { default?: unknown }).default ?? formats) as (one: Ajv) => void)(ajv);
    const validate = ajv.compile(readJson<object>(file));
    for (const format of ['Always_GS1_Digital_Link', 'Always_EPC_URN', 'Never_Translates']) {
      const { json, events } = await ask('GET', '/events?perPage=1000', { headers: { 'gs1-epc-format': format } });
      expect(events.length).toBeGreaterThan(50);
      expect([validate(json), validate.errors]).toEqual([true, null]);
    }
  });

  it('see broken documents refused with nothing kept (E11)', async () => {
    const folder = sharedData('epcis/invalid');
    if (!folder) return;
    const before = await program.market.ask('SELECT count(*) FROM epcis_event');
    for (const name of readdirSync(folder)) {
      const told = await ask('POST', '/capture', { body: readJson(join(folder, name)) });
      expect([name, told.status, told.json.type]).toEqual([name, 400, 'epcisException:ValidationException']);
    }
    expect(await program.market.ask('SELECT count(*) FROM epcis_event')).toEqual(before);
  });
}
