export type NotificationsFact = { name: 'letter.written'; letterId: string };
