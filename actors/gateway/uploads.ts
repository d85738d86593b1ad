/** Files that people bring: whose they are, how far they have come, and what has come of them. */
import type { ReceivedParamsOf, ResultOf } from '../../contracts/action.ts';
import { Failure } from '../../contracts/error.ts';
import type { gateway } from '../../contracts/modules/gateway.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Upload } from '../../contracts/upload.ts';
import { fingerprint } from '../runtime/fingerprint.ts';
import { pageAsked } from '../runtime/page.ts';
import { projectOf } from './projects.ts';
import type { GatewayStore } from './studio-store.ts';

type Params<K extends keyof typeof gateway> = ReceivedParamsOf<(typeof gateway)[K]>;

/** Unfinished ones take room on the disk of whoever takes them. */
const MOST_OPEN = 100;

export interface UploadPorts {
  readonly store: Pick<GatewayStore, 'projects' | 'uploads'>;
  /** Bytes of uploads that a tenant may have. */
  readonly storageBytes: number;
}

const there = (upload: Upload | null, id: string): Upload => {
  if (upload === null) throw new Failure('UPLOAD_UNKNOWN', `There is no upload ${id}.`);
  return upload;
};

/** Why a tenant cannot begin one more. */
async function whyRefused(
  { store, storageBytes }: UploadPorts,
  tenantId: string,
  bytes: number,
): Promise<Failure> {
  const stored = await store.uploads.stored(tenantId);
  if (stored + bytes > storageBytes)
    return new Failure(
      'QUOTA_EXCEEDED',
      `The tenant has ${stored} bytes of uploads and may have ${storageBytes}; ${bytes} more are too many.`,
    );
  return new Failure(
    'UPLOADS_TOO_MANY',
    `${MOST_OPEN} uploads are begun and not finished; that is the most.`,
  );
}

/** Rejects with PROJECT_UNKNOWN, and with UPLOADS_TOO_MANY or QUOTA_EXCEEDED where the tenant has enough. */
export async function beginUpload(
  ports: UploadPorts,
  scope: Scope,
  { onceKey, ...params }: Params<'beginUpload'>,
): Promise<Upload> {
  const { store, storageBytes } = ports;
  const { projectId } = params;
  await projectOf(store, scope, projectId);
  const id = `upl-${fingerprint([scope.tenantId, projectId, onceKey]).slice(0, 26)}`;
  const known = await store.uploads.find(scope.tenantId, id);
  if (known !== null) return known;
  const begun = { ...params, id, mostOpen: MOST_OPEN, mostBytes: storageBytes };
  const upload = await store.uploads.begin({ ...scope, projectId }, begun);
  if (upload === null) throw await whyRefused(ports, scope.tenantId, params.bytes);
  return upload;
}

/** Rejects with UPLOAD_UNKNOWN, also for what is another tenant’s. */
export async function uploadOf(
  { uploads }: Pick<GatewayStore, 'uploads'>,
  { tenantId }: Scope,
  uploadId: string,
): Promise<Upload> {
  return there(await uploads.find(tenantId, uploadId), uploadId);
}

export async function listUploads(
  store: UploadPorts['store'],
  scope: Scope,
  { projectId, mediaType, ...asked }: Params<'listUploads'>,
): Promise<ResultOf<(typeof gateway)['listUploads']>> {
  await projectOf(store, scope, projectId);
  const of = { tenantId: scope.tenantId, projectId };
  const { items, next } = await store.uploads.list(of, { ...pageAsked(asked), mediaType });
  return { uploads: [...items], next };
}

export async function noteOffset(
  { uploads }: Pick<GatewayStore, 'uploads'>,
  { tenantId }: Scope,
  { uploadId, offset }: Params<'noteOffset'>,
): Promise<Upload> {
  return there(await uploads.note(tenantId, uploadId, offset), uploadId);
}

export async function finishUpload(
  { uploads }: Pick<GatewayStore, 'uploads'>,
  { tenantId }: Scope,
  { uploadId, ...result }: Params<'finishUpload'>,
): Promise<Upload> {
  return there(await uploads.finish(tenantId, uploadId, result), uploadId);
}
