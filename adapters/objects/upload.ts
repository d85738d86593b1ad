/**
 * Puts a file into a bucket: a small one whole, a large one in parts, each of which is tried again by itself. Of an upload
 * that fails nothing is left: the client's own removal finds none on servers that list uploads by folders.
 */
import type { MediaType } from '../../contracts/artifact.ts';
import { readRange } from './read-file.ts';
import { PART_BYTES, type S3Store } from './s3-store.ts';

/** Asks a store, again where that may help. */
export type AskStore = <T>(ask: (store: S3Store) => Promise<T>) => Promise<T>;

export interface Upload {
  readonly path: string;
  readonly key: string;
  readonly bytes: number;
  readonly mediaType: MediaType;
}

interface Part {
  readonly part: number;
  readonly etag: string;
}

/** One part is in memory at a time. */
async function uploadParts(ask: AskStore, { path, key, bytes }: Upload, uploadID: string): Promise<Part[]> {
  const parts: Part[] = [];
  for (let start = 0; start < bytes; start += PART_BYTES) {
    const piece = await readRange(path, start, start + PART_BYTES);
    const partNumber = parts.length + 1;
    const { etag } = await ask(({ client, bucket }) =>
      client.uploadPart({ bucketName: bucket, objectName: key, uploadID, partNumber, headers: {} }, piece),
    );
    parts.push({ part: partNumber, etag });
  }
  return parts;
}

async function uploadInParts(ask: AskStore, upload: Upload): Promise<void> {
  const { key, mediaType } = upload;
  const id = await ask(({ client, bucket }) =>
    client.initiateNewMultipartUpload(bucket, key, { 'Content-Type': mediaType }),
  );
  try {
    const parts = await uploadParts(ask, upload, id);
    await ask(({ client, bucket }) => client.completeMultipartUpload(bucket, key, id, parts));
  } catch (error) {
    // Parts that are left lying cost room. A server that is away keeps them, until its own rules clear them away.
    await ask(({ client, bucket }) => client.abortMultipartUpload(bucket, key, id)).catch(() => undefined);
    throw error;
  }
}

export async function uploadFile(ask: AskStore, upload: Upload): Promise<void> {
  const { path, key, bytes, mediaType } = upload;
  if (bytes > PART_BYTES) return uploadInParts(ask, upload);
  await ask(({ client, bucket }) => client.fPutObject(bucket, key, path, { 'Content-Type': mediaType }));
}
