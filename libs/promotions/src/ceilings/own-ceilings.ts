/** How much of a price may be taken off, as dated data: basis points, first and last day, source. */
export const CEILINGS: readonly { validFrom: string; validTo: string | null; mostBp: number; source: string }[] = [
  {
    validFrom: '2018-07-15',
    validTo: null,
    mostBp: 5000,
    source: 'Nghị định 81/2018/NĐ-CP, Điều 7 (không quá 50 % giá ngay trước thời gian khuyến mại)',
  },
];
