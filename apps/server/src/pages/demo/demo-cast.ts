/** Who and what the local app offers for trying it: handed in by it, never present in a deployment. */
export interface DemoCast {
  password: string;
  people: readonly DemoPerson[];
  labels: readonly DemoLabel[];
  /** Handed in after the start, when there is a house to issue the key. */
  partner?: DemoPartner;
}

/** A company outside whose programs tell and read events. */
export interface DemoPartner {
  name: string;
  key: string;
}

export interface DemoPerson {
  login: string;
  name: string;
  role: 'buyer' | 'clerk' | 'packer' | 'director' | 'officer' | 'operator';
  /** Where their work begins. */
  landing: string;
}

export interface DemoLabel {
  kind: 'genuine' | 'recalled' | 'inactive';
  gtin: string;
  serial: string;
}

/** The token under which Nest finds the cast. */
export const DEMO_CAST = Symbol('the cast of the local app');
