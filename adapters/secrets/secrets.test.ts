import { describe, expect, test } from '@jest/globals';
import { Token } from '../../contracts/account.ts';
import { argon2Passwords } from './argon2.ts';
import { systemSecrets } from './system.ts';

describe('passwords by Argon2id', () => {
  const passwords = argon2Passwords();

  test('are told apart, however often and in whatever form of Unicode they are typed', async () => {
    const hash = await passwords.hash('caf\u00e9 und Laterne');
    expect(await passwords.verify('cafe\u0301 und Laterne', hash)).toBe(true);
    expect(await passwords.verify('café und laterne', hash)).toBe(false);
    expect(await passwords.hash('caf\u00e9 und Laterne')).not.toBe(hash);
  });

  test.each([null, '', 'x', '$argon2id$v=19$m=1,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA'])(
    'fit nothing that is no hash of ours (%s)',
    async (hash) => {
      expect(await passwords.verify('anything at all', hash)).toBe(false);
    },
  );

  test('of a crowd are refused rather than kept waiting for ever', async () => {
    const tried = await Promise.allSettled(
      Array.from({ length: 40 }, () => passwords.verify('a guess', null)),
    );
    const refused = tried.filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]).toMatchObject({ reason: { code: 'NODE_BUSY' } });
    expect(await passwords.verify('another', null)).toBe(false);
  }, 20_000);
});

describe('tokens', () => {
  test('say what they are good for and are never the same', () => {
    const [one, other] = [systemSecrets.next('at'), systemSecrets.next('at')];
    expect(Token.parse(one)).toMatch(/^at_/);
    expect(one).not.toBe(other);
    expect(systemSecrets.hash(one)).toMatch(/^[0-9a-f]{64}$/);
  });
});
