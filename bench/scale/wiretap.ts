/** Counts what travels over a NATS server, by what it is: every message once, however many it is delivered to. */
import { connect } from 'nats';
import { addressOf } from '../../adapters/bus/nats-url.ts';

export interface Counted {
  messages: number;
  bytes: number;
}

export interface Traffic extends Counted {
  readonly kinds: Readonly<Record<string, Counted>>;
}

/** `MOL-ns.EVENT.node` is an EVENT; whatever is not Moleculer's is JetStream's. */
function kindOf(subject: string): string {
  const [first = '', second = ''] = subject.split('.');
  if (first.startsWith('MOL-')) return second.toLowerCase();
  return first.startsWith('_INBOX') ? 'jetstream answers' : 'jetstream';
}

export interface Wiretap {
  read(): Traffic;
  close(): Promise<void>;
}

export async function listenToAll(url: string): Promise<Wiretap> {
  const connection = await connect(addressOf(url));
  const kinds: Record<string, Counted> = {};
  connection.subscribe('>', {
    callback: (_error, { subject, data }) => {
      const counted = (kinds[kindOf(subject)] ??= { messages: 0, bytes: 0 });
      counted.messages += 1;
      counted.bytes += data.length;
    },
  });
  const total = (name: keyof Counted): number =>
    Object.values(kinds).reduce((sum, counted) => sum + counted[name], 0);
  return {
    read: () => ({ messages: total('messages'), bytes: total('bytes'), kinds: structuredClone(kinds) }),
    close: () => connection.close(),
  };
}
