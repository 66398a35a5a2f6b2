// What comes in and goes out at /epcis, for who writes a program (the OpenAPI document). Events themselves are as the JSON schema of EPCIS 2.0 has
// them, which libs/epcis holds every one against.
import { z } from 'zod';
import { QUERY_PARAMETERS } from '#libs/epcis';
import type { EndpointFacts } from '../api/endpoint.js';

const EVENT_SCHEMA = 'https://ref.gs1.org/standards/epcis/2.0.1/epcis-json-schema.json';

export const problem = z
  .object({
    type: z.string().meta({ description: 'epcisException:…' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
  })
  .meta({ id: 'EpcisProblem' });

const event = z.looseObject({ type: z.string() }).meta({ id: 'EpcisEvent', description: `as ${EVENT_SCHEMA} has it` });
export const bareEvent = z
  .looseObject({ '@context': z.unknown(), type: z.string() })
  .meta({ id: 'BareEpcisEvent', description: 'one event with a context of its own' });
const context = z.unknown();

export const captured = z
  .looseObject({
    '@context': context,
    type: z.enum(['EPCISDocument', 'EPCISQueryDocument']),
    schemaVersion: z.string(),
    creationDate: z.string(),
    epcisBody: z.looseObject({ eventList: z.array(event).optional() }),
  })
  .meta({ id: 'EpcisDocument' });

export const queryDocument = z
  .object({
    '@context': context,
    type: z.literal('EPCISQueryDocument'),
    schemaVersion: z.literal('2.0'),
    creationDate: z.iso.datetime(),
    epcisBody: z.object({
      queryResults: z.object({
        queryName: z.string(),
        subscriptionID: z.string().optional(),
        resultsBody: z.object({ eventList: z.array(event) }),
      }),
    }),
  })
  .meta({ id: 'EpcisQueryDocument' });

export const collection = z
  .object({ '@context': z.string(), type: z.literal('Collection'), member: z.array(z.string()) })
  .meta({ id: 'EpcisCollection' });

export const captureJob = z
  .object({
    captureID: z.string(),
    createdAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().optional(),
    running: z.boolean(),
    success: z.boolean(),
    captureErrorBehaviour: z.enum(['rollback', 'proceed']),
    errors: z.array(z.looseObject({})),
  })
  .meta({ id: 'EpcisCaptureJob' });

/** A question with a name: read by this very schema. */
export const namedQuery = z
  .object({ name: z.string(), query: z.record(z.string(), z.unknown()) })
  .meta({ id: 'EpcisNamedQuery' });

export const subscription = z
  .looseObject({
    subscriptionID: z.string(),
    queryName: z.string(),
    dest: z.string(),
    createdAt: z.iso.datetime(),
    lastNotifiedAt: z.iso.datetime().optional(),
    initialRecordTime: z.iso.datetime(),
    minRecordTime: z.iso.datetime(),
    state: z.enum(['active', 'failing', 'paused']),
  })
  .meta({ id: 'EpcisSubscription' });

const paging = {
  perPage: z.string().optional().meta({ description: 'how many at once; 30 when it is not said' }),
  nextPageToken: z.string().optional().meta({ description: 'from the Link of the page before' }),
};
export const pages = z.object(paging);

/** Every parameter of the standard that has one name; those with a name of somebody's own are said in words. */
export const eventQuery = z
  .object({ ...Object.fromEntries(QUERY_PARAMETERS.map(name => [name, z.string().optional()])), ...paging })
  .meta({
    description:
      'Besides these: EQ_, GT_, GE_, LT_, LE_ and EXISTS_ of extensions (also INNER_, ILMD_, ERROR_DECLARATION_, SENSORELEMENT_, SENSORMETADATA_, SENSORREPORT_, readPoint_, bizLocation_), EQ_bizTransaction_, EQ_source_ and EQ_destination_ of a type, HASATTR_ and EQATTR_ of a field, amounts of a unit (GE_quantity_KGM, LT_value_CEL).',
  });

/** What all of /epcis has in common. */
export const epcis = (facts: Omit<EndpointFacts, 'isKeyed' | 'refusal'>): EndpointFacts => ({
  ...facts,
  isKeyed: true,
  refusal: problem,
});

export const idParam = (name: string) => z.object({ [name]: z.string() });

/** Every one that stands in an address. */
export const ids = z.object({ name: z.string(), id: z.string(), token: z.string() });
