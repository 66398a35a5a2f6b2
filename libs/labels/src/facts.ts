export type LabelsFact = { name: 'sheet.issued'; sheetId: string } | { name: 'sheet.activated'; sheetId: string };
