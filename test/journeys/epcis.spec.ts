// A partner's program tells and reads events over HTTP, as the standard has it (EPCIS 2.0 REST bindings). All parts share one market: to open one
// takes longer than most of them.
import { EpcisProgram } from '../support/epcis-program.js';
import { asking } from './epcis/asking.js';
import { discovering } from './epcis/discovering.js';
import { entering } from './epcis/entering.js';
import { examples } from './epcis/examples.js';
import { telling } from './epcis/telling.js';

describe('programs at /epcis', () => {
  const program = new EpcisProgram();
  beforeAll(() => program.open(), 120_000);
  afterAll(program.close);

  discovering(program);
  telling(program);
  asking(program);
  entering(program);
  examples(program);
});
