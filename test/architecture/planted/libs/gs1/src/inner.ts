export const inner = 'not for outside';
