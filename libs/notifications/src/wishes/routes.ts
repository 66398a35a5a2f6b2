import { wordsIn } from '#libs/words';
import type { Channel, LetterDraft } from '../letter.js';
import { links } from '../links.js';
import { isRequired, topicOf, usually, type Topic, type Way } from './topics.js';

/** What is known of somebody with an account when a letter to them is written. */
export interface Routing {
  personId: string;
  phone: string | null;
  /** Where they said something; the rest is as usual. */
  wishes: readonly { topic: Topic; way: Way; wanted: boolean }[];
  /** Ids of browsers that asked for notifications. */
  browsers: readonly string[];
  /** For the link that switches a kind off. */
  stopKey: string;
}

export function wants({ wishes }: Pick<Routing, 'wishes'>, topic: Topic, way: Way): boolean {
  if (isRequired(topic, way)) return true;
  return wishes.find(wish => wish.topic === topic && wish.way === way)?.wanted ?? usually(way);
}

/**
 * The ways one letter goes: none where nobody wants it. The first one keeps the occasion and so stands for all: the others are written
 * with it or not at all, whatever has changed when a reaction runs again.
 */
export function routesOf(letter: LetterDraft, reader: Routing | undefined, origin: string): LetterDraft[] {
  if (!reader) return [letter];
  const topic = topicOf(letter.kind);
  const also = (channel: Channel, recipient: string): LetterDraft => ({ ...letter, channel, recipient });
  const routes = [
    ...(wants(reader, topic, 'letter') ? [stoppable(letter, reader, topic, origin)] : []),
    ...(wants(reader, topic, 'in-app') ? [also('in-app', reader.personId)] : []),
    ...(wants(reader, topic, 'zalo') && reader.phone ? [also('zalo', reader.phone)] : []),
    ...(wants(reader, topic, 'push') ? reader.browsers.map(id => also('push', id)) : []),
  ];
  return routes.map((route, at) =>
    at === 0 ? route : { ...route, occasion: `${letter.occasion}#${route.channel}:${at}` },
  );
}

/** An e-mail says how it can be switched off, unless the law wants it told. */
function stoppable(letter: LetterDraft, { stopKey }: Routing, topic: Topic, origin: string): LetterDraft {
  if (letter.channel !== 'email' || isRequired(topic, 'letter')) return letter;
  const stopPage = links.stopLetters(stopKey, topic);
  const { stop } = wordsIn(letter.locale).notifications;
  return { ...letter, stopPage, body: `${letter.body.trimEnd()}\n\n${stop(origin + stopPage)}\n` };
}
