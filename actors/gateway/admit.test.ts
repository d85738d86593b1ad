import { describe, expect, test } from '@jest/globals';
import { admit, type AdmissionPorts } from './admit.ts';

function portsWith(submissionsAMinute: number): AdmissionPorts {
  const counts = new Map<string, number>();
  const count = async (key: string): Promise<number> => {
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts.get(key)!;
  };
  return { cache: { count }, submissionsAMinute };
}

describe('a tenant', () => {
  test('that asks for too much in a minute is told so, and no other is', async () => {
    const ports = portsWith(2);
    for (const what of ['films', 'films', 'stories'] as const) await admit(ports, { tenantId: 'wild' }, what);
    const refused = admit(ports, { tenantId: 'wild' }, 'films');
    await expect(refused).rejects.toMatchObject({ code: 'RATE_EXCEEDED', retry: 'later', httpStatus: 429 });
    await expect(refused).rejects.toThrow('wild has asked for 3 films within a minute, and 2 are allowed');
    await expect(admit(ports, { tenantId: 'calm' }, 'films')).resolves.toBeUndefined();
  });
});
