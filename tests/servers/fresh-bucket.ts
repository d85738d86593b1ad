/** Buckets of their own on the store that the tests share: nothing is in one until a test puts it there. */
import { randomUUID } from 'node:crypto';
import { openStore } from '../../adapters/objects/s3-store.ts';
import { testUrl } from './test-url.ts';

/** Creates an empty bucket; resolves to the URL of it as a store of objects. */
export async function freshBucket(): Promise<string> {
  const url = new URL(testUrl('objects'));
  const name = `test-${randomUUID()}`;
  const { client } = openStore(url.href);
  await client.makeBucket(name, url.searchParams.get('region') ?? 'us-east-1');
  url.pathname = `/${name}`;
  return url.href;
}
