import { describe, expect, it } from '@jest/globals';
import { moduleNames } from '../contracts/modules/names.ts';
import { modulesOfRole } from './roles.ts';

describe('a role', () => {
  it('is all modules of a part of the installation', () => {
    expect(modulesOfRole('control')).toEqual(['gateway', 'orchestrator', 'worker-hub', 'observer']);
    expect(modulesOfRole('gpu')).toEqual(['worker-video', 'worker-lipsync']);
    expect(modulesOfRole('all')).toEqual(moduleNames);
  });

  it('may be several, and modules by name, each once', () => {
    expect(modulesOfRole('gpu, composer,worker-video')).toEqual([
      'worker-video',
      'worker-lipsync',
      'composer',
    ]);
  });

  it('covers the product when the parts are put together', () => {
    expect(modulesOfRole('control,intelligence,execution')).toEqual(moduleNames);
  });

  it('that does not exist is refused with those that do', () => {
    expect(() => modulesOfRole('controll')).toThrow('control, intelligence, execution, gpu, all');
    expect(() => modulesOfRole('constructor')).toThrow('There is no role');
  });
});
