import pg from 'pg';

/** Object identifiers of PostgreSQL types (pg_type.dat). */
const INT8 = 20;
const DATE = 1082;

/**
 * BIGINT columns are money or sequence numbers: they come as bigint, never as a float or a string. Counts are cast to int in SQL.
 * A DATE is a calendar day and stays the text `YYYY-MM-DD`: as a Date it would depend on the server's time zone.
 */
export const columnTypes = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
    if (oid === INT8) return BigInt;
    if (oid === DATE) return value => value;
    return pg.types.getTypeParser(oid, format === 'binary' ? 'binary' : 'text') as (value: string) => unknown;
  },
};
