/** Asks over connections that are kept, as fast as answers come, and counts what came back and how long it took. */
import { Agent, request, type IncomingHttpHeaders } from 'node:http';

export interface Asking {
  readonly url: string;
  readonly agent: Agent;
  readonly token?: string;
  readonly method?: 'GET' | 'POST';
  readonly body?: string;
}

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly ms: number;
  readonly text: string;
}

export const keptConnections = (most: number): Agent => new Agent({ keepAlive: true, maxSockets: most });

/** From the asking to the last byte of the answer. */
export function ask({ url, agent, token, method = 'GET', body }: Asking): Promise<Reply> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const headers = {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json', 'content-length': body.length }),
    };
    const asked = request(url, { agent, method, headers }, (response) => {
      let text = '';
      response
        .setEncoding('utf8')
        .on('data', (part: string) => (text += part))
        .on('error', reject)
        .on('end', () => {
          const { statusCode: status = 0, headers: got } = response;
          resolve({ status, headers: got, ms: performance.now() - began, text });
        });
    });
    asked.on('error', reject).end(body);
  });
}

/** So many at once, each again as soon as it is answered, until `goesOn` says no. */
export async function askMany(
  asking: Asking,
  atOnce: number,
  goesOn: (begun: number) => boolean,
): Promise<readonly Reply[]> {
  const replies: Reply[] = [];
  let begun = 0;
  const one = async (): Promise<void> => {
    while (goesOn(begun)) {
      begun += 1;
      replies.push(await ask(asking));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return replies;
}

/** The value below which this share of all lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
