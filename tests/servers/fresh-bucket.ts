/** Buckets of their own on the S3 server that the tests share. */
import { Client } from 'minio';
import { testUrl } from './test-url.ts';

interface Bucket {
  readonly client: Client;
  readonly name: string;
}

function bucketIn(url: string): Bucket {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const client = new Client({
    ...{ endPoint: hostname, port: Number(port), useSSL: false },
    region: searchParams.get('region') ?? '',
    ...{ accessKey: decodeURIComponent(username), secretKey: decodeURIComponent(password) },
  });
  return { client, name: pathname.slice(1) };
}

async function namesIn({ client, name }: Bucket): Promise<string[]> {
  const names: string[] = [];
  for await (const item of client.listObjectsV2(name, '', true))
    names.push((item as { readonly name: string }).name);
  return names;
}

/** Makes a bucket of that name, unless it is there, and empties it; returns its URL. */
export async function freshBucket(name: string): Promise<string> {
  const url = testUrl('objects').replace(/\/[^/?]+\?/, `/${name}?`);
  const bucket = bucketIn(url);
  if (await bucket.client.bucketExists(name)) await bucket.client.removeObjects(name, await namesIn(bucket));
  else await bucket.client.makeBucket(name, new URL(url).searchParams.get('region') ?? '');
  return url;
}
