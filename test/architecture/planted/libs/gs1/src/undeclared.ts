import jsQR from 'jsqr';

export const undeclared = jsQR;
