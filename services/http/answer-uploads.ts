/** Files come in: their bytes go to the store as they come, and what they are is seen in them. */
import {
  expectText,
  HEAD_BYTES,
  inspectBeginning,
  inspectMedia,
} from '../../actors/gateway/media/inspect-media.ts';
import { sha256Stream } from '../../actors/runtime/fingerprint.ts';
import type { Chunks, GrowingObject } from '../../actors/runtime/objects.ts';
import { API_PATH } from '../../contracts/api/route.ts';
import { Failure } from '../../contracts/error.ts';
import { gateway } from '../../contracts/modules/gateway.ts';
import type { Upload } from '../../contracts/upload.ts';
import { json, type Answered, type AnswerPorts, type AskedOf, type Asker } from './answered.ts';
import type { BodyStream } from './body-stream.ts';

type UploadName = 'beginUpload' | 'appendUpload' | 'getUpload' | 'uploadFile';

const factsOf = (upload: Upload) => ({
  ...upload,
  href: upload.artifact === null ? null : `${API_PATH}/uploads/${encodeURIComponent(upload.id)}/file`,
});

const told = (name: UploadName, upload: Upload): Answered => ({
  ...json(name, { upload: factsOf(upload) }),
  headers: { 'upload-offset': String(upload.offset), 'upload-length': String(upload.bytes) },
});

/** As far as it has come where it comes in: another node, or another disk, begins anew. */
async function asItStands(upload: Upload, file: GrowingObject): Promise<Upload> {
  return upload.artifact === null ? { ...upload, offset: await file.bytes() } : upload;
}

/** So many bytes tell most kinds from another. */
const BEGINNING = 512;

/** What cannot be taken is refused before all of it has come. */
async function* watched(chunks: Chunks, upload: Upload): Chunks {
  let begun: Buffer | null = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (begun !== null) {
      begun = Buffer.concat([begun, chunk]);
      if (begun.length >= BEGINNING) {
        inspectBeginning(begun, upload);
        begun = null;
      }
    }
    yield chunk;
  }
}

const isRefusal = (error: unknown): boolean =>
  error instanceof Failure && ['MEDIA_UNSUPPORTED', 'MEDIA_TOO_LARGE'].includes(error.code);

/** Text is looked at whole: it is small, and what makes it none may stand anywhere. */
async function inspected(upload: Upload, file: GrowingObject) {
  const found = inspectMedia(await file.head(HEAD_BYTES), upload);
  if (found.mediaType === 'text/plain') expectText(await file.head(upload.bytes));
  return found;
}

interface Coming {
  readonly upload: Upload;
  readonly file: GrowingObject;
  readonly body: BodyStream;
  /** Whether more of it may come later, when the line is cut. */
  readonly isInPieces: boolean;
}

/** Whatever ends it, what has come is noted. */
async function take({ ask }: AnswerPorts, { scope }: Asker, { upload, file, body }: Coming): Promise<Upload> {
  const chunks = body.offset === 0 ? watched(body.chunks, upload) : body.chunks;
  const note = async (): Promise<Upload> => {
    const offset = await file.bytes();
    return (await ask(scope, gateway.noteOffset, { uploadId: upload.id, offset })).upload;
  };
  await file.append(chunks, upload.bytes).catch(async (error: unknown) => {
    if (!isRefusal(error)) await note();
    throw error;
  });
  return note();
}

async function finish(
  { ask }: AnswerPorts,
  { scope }: Asker,
  { upload, file }: Pick<Coming, 'upload' | 'file'>,
): Promise<Upload> {
  const { mediaType, size } = await inspected(upload, file);
  const artifact = await file.commit(mediaType);
  return (await ask(scope, gateway.finishUpload, { uploadId: upload.id, artifact, size })).upload;
}

/** Nothing is kept of what is refused for what it is, nor of what nobody could go on with. */
async function takeAndFinish(ports: AnswerPorts, asker: Asker, coming: Coming): Promise<Upload> {
  try {
    const upload = await take(ports, asker, coming);
    return upload.offset < upload.bytes ? upload : await finish(ports, asker, { ...coming, upload });
  } catch (error) {
    if (coming.isInPieces && !isRefusal(error)) throw error;
    await coming.file.discard();
    await ports.ask(asker.scope, gateway.giveUpUpload, { uploadId: coming.upload.id });
    throw error;
  }
}

export async function beginUpload(
  { params: { projectId }, body: { mediaType, ...body } }: AskedOf<'beginUpload'>,
  { scope, onceKey }: Asker,
  { ask }: AnswerPorts,
): Promise<Answered> {
  const { upload } = await ask(scope, gateway.beginUpload, {
    ...{ projectId, ...body, mediaType: mediaType ?? null, onceKey },
  });
  return told('beginUpload', upload);
}

function expectPlace({ offset, bytes }: Upload, body: BodyStream): void {
  const headers = { 'upload-offset': String(offset) };
  if (body.offset !== offset)
    throw new Failure(
      'UPLOAD_OFFSET_WRONG',
      `The upload has ${offset} bytes; a piece at ${body.offset} does not fit.`,
      { headers, faults: [{ at: 'header.upload-offset', message: `It must be ${offset}` }] },
    );
  if (offset + (body.length ?? 0) > bytes)
    throw new Failure('BODY_TOO_LARGE', `The upload has ${bytes} bytes, and the piece goes on beyond that.`);
}

export async function appendUpload(
  { params: { uploadId }, body }: AskedOf<'appendUpload'>,
  asker: Asker,
  ports: AnswerPorts,
): Promise<Answered> {
  const { upload: known } = await ports.ask(asker.scope, gateway.getUpload, { uploadId });
  if (known.artifact !== null) throw new Failure('UPLOAD_FINISHED', `The upload ${uploadId} is finished.`);
  const file = await ports.objects.grow(uploadId);
  const upload = await asItStands(known, file);
  expectPlace(upload, body);
  return told('appendUpload', await takeAndFinish(ports, asker, { upload, file, body, isInPieces: true }));
}

export async function getUpload(
  { params }: AskedOf<'getUpload'>,
  { scope }: Asker,
  { ask, objects }: AnswerPorts,
): Promise<Answered> {
  const { upload } = await ask(scope, gateway.getUpload, params);
  return told('getUpload', await asItStands(upload, await objects.grow(upload.id)));
}

export async function giveUpUpload(
  { params }: AskedOf<'giveUpUpload'>,
  { scope }: Asker,
  { ask, objects }: AnswerPorts,
): Promise<Answered> {
  const { upload } = await ask(scope, gateway.getUpload, params);
  await (await objects.grow(upload.id)).discard();
  return json('giveUpUpload', await ask(scope, gateway.giveUpUpload, params));
}

/** Whoever had it before was gone before he could say so. Throws KEY_REUSED for other bytes. */
async function foundFinished(upload: Upload, { chunks }: BodyStream): Promise<Answered> {
  if ((await sha256Stream(chunks)) !== upload.artifact?.sha256) throw new Failure('KEY_REUSED');
  return told('uploadFile', upload);
}

/** How long it is must be said: a file that is cut off would be taken for a shorter one. */
export async function uploadFile(
  { params: { projectId }, query: { fileName }, body }: AskedOf<'uploadFile'>,
  asker: Asker,
  ports: AnswerPorts,
): Promise<Answered> {
  const { length: bytes, mediaType } = body;
  if (bytes === null) throw new Failure('LENGTH_MISSING');
  if (bytes === 0) throw new Failure('MEDIA_UNSUPPORTED', 'The file is empty.');
  const begun = { projectId, fileName, bytes, mediaType, onceKey: asker.onceKey };
  const { upload } = await ports.ask(asker.scope, gateway.beginUpload, begun);
  if (upload.artifact !== null) return foundFinished(upload, body);
  // All of it comes again, whatever has come before.
  await (await ports.objects.grow(upload.id)).discard();
  const file = await ports.objects.grow(upload.id);
  return told('uploadFile', await takeAndFinish(ports, asker, { upload, file, body, isInPieces: false }));
}

export async function listUploads(
  { params, query }: AskedOf<'listUploads'>,
  { scope }: Asker,
  { ask }: AnswerPorts,
): Promise<Answered> {
  const { uploads, next } = await ask(scope, gateway.listUploads, {
    ...{ ...params, ...query, mediaType: query.mediaType ?? null },
  });
  return json('listUploads', { uploads: uploads.map(factsOf), next });
}

export async function getUploadedFile(
  { params, query: { download } }: AskedOf<'getUploadedFile'>,
  { scope }: Asker,
  { ask }: AnswerPorts,
): Promise<Answered> {
  const { upload } = await ask(scope, gateway.getUpload, params);
  if (upload.artifact === null)
    throw new Failure(
      'FILE_UNKNOWN',
      `Of the upload ${upload.id} ${upload.bytes - upload.offset} bytes are missing.`,
    );
  return { kind: 'file', file: upload.artifact, name: upload.fileName, isSaved: download === '1' };
}
