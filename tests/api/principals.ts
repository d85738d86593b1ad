/** Those who may ask for something, each in his own way, and what each knows the names of. */
import { askApi, type ClientTerms } from '../../contracts/client.ts';
import { emailOf, furnish, PASSWORD, registered, speaker } from './people.ts';
import type { Studio } from './studio.ts';

/** What a studio is opened with so that they can all be there, and ask as often as they like. */
export const FOR_EVERYBODY = {
  ...{ AINERN_REGISTRATION: 'open', AINERN_REQUESTS: '100000000', AINERN_SUBMISSIONS: '1000000' },
  // One proxy is believed: each login may come from a place of its own.
  AINERN_PROXIES: '1',
};

export interface Principal {
  readonly who: 'the operator' | 'an owner' | 'a guest';
  readonly names: readonly string[];
  terms: ClientTerms;
  /** Proves anew who he is, where what he had is worth nothing any more. */
  readonly renew: () => Promise<void>;
}

let place = 0;

/** Nobody known, who comes from somewhere else each time. */
const stranger = (studio: Studio): ClientTerms => ({
  ...speaker(studio, null),
  fetch: (address, init) => {
    const headers = new Headers(init?.headers);
    headers.set('x-forwarded-for', `192.0.2.${(place += 1) % 256}`);
    return fetch(address, { ...init, headers });
  },
});

const nothing = (): Promise<void> => Promise.resolve();

/** Whoever has the key of the machine, and may do everything there is. */
async function operator(studio: Studio): Promise<Principal> {
  const terms = speaker(studio, studio.key);
  const names = Object.values(await furnish(terms, 'Random'));
  return { who: 'the operator', names, terms, renew: nothing };
}

async function owner(studio: Studio): Promise<Principal> {
  const { terms, accountId } = await registered(studio, 'owner');
  const names = [...Object.values(await furnish(terms, 'Random')), accountId];
  const login = { email: emailOf('owner'), password: PASSWORD };
  const self: Principal = {
    ...{ who: 'an owner', names, terms },
    renew: async () => {
      const { document } = await askApi(stranger(studio), 'logIn', { params: {}, body: login });
      self.terms = speaker(studio, document.grant!.accessToken);
    },
  };
  return self;
}

/** Whoever was sent a link to one project of the owner’s. */
async function guest(studio: Studio, { terms, names }: Principal): Promise<Principal> {
  const params = { projectId: names[0] ?? '' };
  const { token } = (await askApi(terms, 'createLink', { params, body: { mayComment: true } })).document;
  return { who: 'a guest', names, terms: speaker(studio, token), renew: nothing };
}

export async function everybody(studio: Studio): Promise<readonly Principal[]> {
  const mine = await owner(studio);
  return [await operator(studio), mine, await guest(studio, mine)];
}
