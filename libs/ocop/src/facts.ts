export type OcopFact =
  { name: 'certificate.recorded'; certificateId: string } | { name: 'certificate.revoked'; certificateId: string };
