export const campaigns = 'a lib that nobody stands on';
