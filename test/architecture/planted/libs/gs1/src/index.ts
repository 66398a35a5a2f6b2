export const gs1 = 'a front door';
