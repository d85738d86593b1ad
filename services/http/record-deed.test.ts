import { describe, expect, test } from '@jest/globals';
import type { Principal } from '../../contracts/account.ts';
import type { Deed as KeptDeed } from '../../contracts/audit.ts';
import { Failure, type ErrorCode } from '../../contracts/error.ts';
import type { Answered } from './answered.ts';
import { nobody } from './identify.ts';
import { recorded, type Deed, type RecordPorts } from './record-deed.ts';

const viewer: Principal = {
  ...{ accountId: 'vi', name: 'Vi', tenantId: 't', projectId: null },
  ...{ rights: ['watch', 'look'], by: 'session', credentialId: 's-vi' },
};

const answer: Answered = { kind: 'json', status: 200, document: {} };

/** A record, and a cache that counts in a minute that does not end before it is told to. */
function setting() {
  const kept: string[] = [];
  const counts = new Map<string, number>();
  const ports = {
    ask: async (_scope: unknown, _action: unknown, { actor, deed, outcome }: KeptDeed) => {
      kept.push(`${actor} ${deed} ${outcome}`);
      return { number: kept.length };
    },
    cache: {
      count: async (key: string) => {
        counts.set(key, (counts.get(key) ?? 0) + 1);
        return counts.get(key) ?? 0;
      },
    },
  } as unknown as RecordPorts;
  const tried = async (deed: Partial<Deed>, code: ErrorCode): Promise<void> => {
    const whole: Deed = { name: 'listProjects', principal: viewer, requestId: 'x', params: {}, ...deed };
    const work = recorded(ports, whole, () => Promise.reject(new Failure(code)));
    await expect(work).rejects.toMatchObject({ code });
  };
  return { kept, ports, tried, nextMinute: () => counts.clear() };
}

describe('the record of deeds', () => {
  test('keeps that somebody would see what he may not, once a minute for each thing', async () => {
    const { kept, tried, nextMinute } = setting();
    for (let at = 0; at < 50; at += 1) await tried({ name: 'listDeeds' }, 'RIGHT_MISSING');
    expect(kept).toEqual(['vi listDeeds RIGHT_MISSING']);
    await tried({ name: 'listWebhooks' }, 'RIGHT_MISSING');
    const another = { ...viewer, accountId: 'wu', credentialId: 's-wu' };
    await tried({ name: 'listDeeds', principal: another }, 'RIGHT_MISSING');
    expect(kept.slice(1)).toEqual(['vi listWebhooks RIGHT_MISSING', 'wu listDeeds RIGHT_MISSING']);
    nextMinute();
    await tried({ name: 'listDeeds' }, 'RIGHT_MISSING');
    expect(kept).toHaveLength(4);
  });

  test('keeps that somebody asks by name for what is not his, to see it or to change it', async () => {
    const { kept, tried } = setting();
    for (let at = 0; at < 50; at += 1) {
      await tried({ name: 'getRun', params: { runId: `run-${at}` } }, 'RUN_UNKNOWN');
      await tried({ name: 'getProject', params: { projectId: `prj-${at}` } }, 'PROJECT_UNKNOWN');
      await tried({ name: 'revokeLink', params: { projectId: 'p', linkId: `l-${at}` } }, 'LINK_UNKNOWN');
    }
    expect(kept).toEqual([
      ...['vi getRun RUN_UNKNOWN', 'vi getProject PROJECT_UNKNOWN', 'vi revokeLink LINK_UNKNOWN'],
    ]);
  });

  test('keeps nothing of what is only not there yet, nor of what was seen', async () => {
    const { kept, ports, tried } = setting();
    await tried({ name: 'getDraft', params: { projectId: 'p' } }, 'REVISION_UNKNOWN');
    await tried({ name: 'getFile', params: { runId: 'r', path: 'film.mp4' } }, 'FILE_UNKNOWN');
    await tried({ name: 'getMe', principal: nobody }, 'KEY_WRONG');
    const seen: Deed = { name: 'listProjects', principal: viewer, requestId: 'x', params: {} };
    expect(await recorded(ports, seen, () => Promise.resolve(answer))).toBe(answer);
    expect(kept).toEqual([]);
  });

  test('keeps each try at a password, and once a minute that nobody known would change something', async () => {
    const { kept, tried } = setting();
    for (let at = 0; at < 3; at += 1) {
      await tried({ name: 'logIn', principal: nobody }, 'LOGIN_WRONG');
      await tried({ name: 'createProject', principal: nobody }, 'KEY_WRONG');
    }
    expect(kept.filter((each) => each === 'nobody logIn LOGIN_WRONG')).toHaveLength(3);
    expect(kept.filter((each) => each === 'nobody createProject KEY_WRONG')).toHaveLength(1);
  });

  test('tells whoever is refused so, though nothing can be kept of it', async () => {
    const { ports, tried } = setting();
    (ports as { cache: RecordPorts['cache'] }).cache = { count: () => Promise.reject(new Error('away')) };
    await tried({ name: 'listDeeds' }, 'RIGHT_MISSING');
  });
});
