/** The port to what the gateway keeps of uploads. */
import type { Page, PageAsked } from '../runtime/page.ts';
import type { ArtifactRef } from '../../contracts/artifact.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Upload } from '../../contracts/upload.ts';

export interface NewUpload extends Pick<Upload, 'id' | 'projectId' | 'fileName' | 'bytes' | 'mediaType'> {
  /** How many unfinished ones a tenant may have. */
  readonly mostOpen: number;
  /** How many bytes all uploads of a tenant may have. */
  readonly mostBytes: number;
}

export interface UploadResult {
  readonly artifact: ArtifactRef;
  readonly size: Upload['size'];
}

/** Time is the store’s. What has waited for longer than a day is not there any more. */
export interface Uploads {
  /** Null where the tenant has too many that are not finished, or too many bytes. */
  begin(scope: Scope, upload: NewUpload): Promise<Upload | null>;
  /** Null when the tenant has no such upload. */
  find(tenantId: string, id: string): Promise<Upload | null>;
  /** Bytes of all uploads of a tenant. */
  stored(tenantId: string): Promise<number>;
  /** Whether a finished upload of the project is these bytes. */
  has(of: { readonly tenantId: string; readonly projectId: string }, artifact: ArtifactRef): Promise<boolean>;
  /** Finished ones, the newest first; those whose kind begins like that, where something is said. */
  list(
    of: { readonly tenantId: string; readonly projectId: string },
    page: PageAsked & { readonly mediaType: string | null },
  ): Promise<Page<Upload>>;
  /** Null where it is finished, or not there. */
  note(tenantId: string, id: string, offset: number): Promise<Upload | null>;
  /** Finishing one again changes nothing. Null where it is not there. */
  finish(tenantId: string, id: string, result: UploadResult): Promise<Upload | null>;
  /** Whether it was there. */
  forget(tenantId: string, id: string): Promise<boolean>;
}
