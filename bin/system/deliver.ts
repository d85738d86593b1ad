/** Puts the files of a finished film where the creator looks for them. */
import { copyFile, mkdir, rename, rm, chmod } from 'node:fs/promises';
import { constants } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Objects } from '../../actors/runtime/objects.ts';
import { codeOf, Failure } from '../../contracts/error.ts';
import type { Delivery } from '../../contracts/modules/gateway.ts';

/** Copies instead of linking: what a creator does to a delivered file must never reach the store. */
async function deliverOne(objects: Objects, folder: string, { path, artifact }: Delivery): Promise<void> {
  const target = join(folder, path);
  const draft = `${target}.part`;
  await mkdir(dirname(target), { recursive: true });
  try {
    await copyFile(await objects.localFile(artifact.sha256), draft, constants.COPYFILE_FICLONE);
    await chmod(draft, 0o644);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    throw codeOf(error) === 'DISK_FULL' ? new Failure('DISK_FULL') : error;
  }
}

/** Every file appears whole or not at all; the report comes last, so that it speaks of what is there. */
export async function deliver(
  objects: Objects,
  folder: string,
  deliveries: readonly Delivery[],
): Promise<void> {
  const inOrder = [...deliveries].sort(
    (a, b) => Number(a.path === 'report.json') - Number(b.path === 'report.json'),
  );
  for (const delivery of inOrder) await deliverOne(objects, folder, delivery);
}
