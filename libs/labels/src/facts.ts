export type LabelsFact =
  | { name: 'roll.issued'; rollId: string }
  | { name: 'labels.bound'; rollId: string; batchId: string }
  | { name: 'labels.voided'; rollId: string }
  | { name: 'labels.allowance-set'; allowanceId: string }
  | { name: 'labels.print-wished'; printId: string };
