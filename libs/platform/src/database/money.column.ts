import { Column, type ColumnOptions } from 'typeorm';
import { dong, type Dong } from '#platform/money';

/** A column of whole đồng (BIGINT). */
export function DongColumn(options: ColumnOptions = {}): PropertyDecorator {
  return Column({
    type: 'bigint',
    ...options,
    transformer: {
      from: (value: bigint | string | null): Dong | null => (value === null ? null : dong(value)),
      to: (value: Dong | null): string | null => (value === null ? null : value.toString()),
    },
  });
}
