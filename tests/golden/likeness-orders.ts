/** Orders of the golden test for likeness: a picture of each kind, and a sound. */
import type { Workbench } from '../../actors/runtime/maker.ts';
import { ownPicture, ownSound } from '../../adapters/samples/uploads.ts';
import type { LikenessOrder } from '../../contracts/likeness.ts';
import type { OrdersOf } from './orders.ts';

async function ordered(
  { objects }: Workbench,
  sha256: string,
  mediaType: LikenessOrder['mediaType'],
): Promise<LikenessOrder> {
  return { sha256, mediaType, bytes: (await objects.stat(sha256)) ?? 0 };
}

export const likeness: OrdersOf<'likeness'> = async (bench) => {
  const pictures = await Promise.all([ownPicture(bench, 'png'), ownPicture(bench, 'jpeg')]);
  const { sound, mediaType } = await ownSound(bench);
  return Promise.all([
    ...pictures.map(({ footage, mediaType: type }) => ordered(bench, footage, type)),
    ordered(bench, sound, mediaType),
  ]);
};
