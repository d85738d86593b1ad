import type { RunOptions } from '../../../../contracts/run.ts';

/** What a film is made for. */
export interface Preset extends Pick<RunOptions, 'aspect' | 'shortSide' | 'draft'> {
  readonly name: 'wide' | 'phone' | 'square' | 'quick';
}

export const presets = [
  { name: 'wide', aspect: '16:9', shortSide: 1080, draft: false },
  { name: 'phone', aspect: '9:16', shortSide: 1080, draft: false },
  { name: 'square', aspect: '1:1', shortSide: 1080, draft: false },
  { name: 'quick', aspect: '16:9', shortSide: 360, draft: true },
] as const satisfies readonly Preset[];
