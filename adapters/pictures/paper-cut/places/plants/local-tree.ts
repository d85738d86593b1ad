/** The tree that a world plants. */
import { pick, type Kit } from '../kit.ts';
import type { Part } from '../paper/piece.ts';
import { birch, broadTree, roundTree } from './broad-trees.ts';
import { cypress, fir, pine } from './conifers.ts';
import { willow } from './willow.ts';

/** The tree this world plants by a road or house. */
export function localTree(kit: Kit, index = 0): Part[] {
  const random = kit.chance('local tree', index);
  switch (kit.world) {
    case 'chinese-old':
      return pick(random, [willow, broadTree, pine])(kit, index);
    case 'chinese-modern':
      return pick(random, [roundTree, broadTree, willow])(kit, index);
    case 'western-old':
      return pick(random, [broadTree, cypress, birch])(kit, index);
    case 'western-modern':
      return pick(random, [roundTree, broadTree, birch])(kit, index);
    case 'fairytale':
      return pick(random, [broadTree, fir, roundTree])(kit, index);
  }
}
