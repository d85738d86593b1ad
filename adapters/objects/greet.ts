/** Whether an S3 store is there, takes the key, and has the bucket: one that is missing is made, where the key may. */
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { Failure, messageOf } from '../../contracts/error.ts';
import { S3Objects } from './s3.ts';
import { isMissing, openStore, told, type S3Store } from './s3-store.ts';

/** A name that no object has: a server says why it refuses only to whoever asks for a body. */
const NOTHING = 'objects/none';

const codeIn = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

async function makeBucket({ client, bucket, host, region }: S3Store): Promise<void> {
  await client.makeBucket(bucket, region).catch((error: unknown) => {
    // Another node has just made it.
    if (codeIn(error) === 'BucketAlreadyOwnedByYou') return;
    throw new Failure(
      'CONFIGURATION_INVALID',
      `The object store at ${host} has no bucket “${bucket}”, and the key of AINERN_OBJECTS may not make it (${codeIn(error) || messageOf(error)}).`,
    );
  });
}

async function expectBucket(store: S3Store): Promise<void> {
  const { client, bucket, host } = store;
  try {
    await buffer(await client.getObject(bucket, NOTHING));
  } catch (error) {
    if (isMissing(error)) return;
    if (codeIn(error) === 'NoSuchBucket') return makeBucket(store);
    throw told(error, host);
  }
}

/** Reads and writes: what every key must be allowed to do. */
async function expectUse(url: string, store: S3Store): Promise<void> {
  await expectBucket(store);
  await new S3Objects(url).put(new Uint8Array(), 'text/plain');
}

/** Rejects with CONFIGURATION_INVALID, or with STORAGE_UNAVAILABLE when nobody answers within `withinMs`. */
export async function greetObjects(url: string, withinMs: number): Promise<void> {
  const store = openStore(url);
  const silence = pause(withinMs, undefined, { ref: false }).then(() => {
    throw new Failure(
      'STORAGE_UNAVAILABLE',
      `The object store at ${store.host} has said nothing for ${withinMs / 1_000} s.`,
    );
  });
  await Promise.race([expectUse(url, store), silence]);
}
