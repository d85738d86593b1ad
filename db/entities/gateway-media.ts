/** Tables of 01 gateway for files that come in and go out. */
import { EntitySchema } from 'typeorm';
import type { ArtifactRef } from '../../contracts/artifact.ts';
import type { Upload } from '../../contracts/upload.ts';
import { bigint, instant, json, sharedColumns, text, type SharedValues } from './columns.ts';

export interface UploadRow extends SharedValues {
  id: string;
  fileName: string;
  bytes: number;
  mediaType: string | null;
  at: number;
  artifact: ArtifactRef | null;
  size: Upload['size'];
  expiresAt: Date;
}

/** Files that people bring, while they come and when they are there. */
export const uploadTable = new EntitySchema<UploadRow>({
  name: 'gateway.Upload',
  tableName: 'upload',
  columns: {
    id: text('id', { primary: true, primaryKeyConstraintName: 'upload_pkey' }),
    fileName: text('file_name'),
    bytes: bigint('bytes'),
    mediaType: text('media_type', { nullable: true }),
    /** How many bytes were there when somebody last came to an end. */
    at: bigint('at'),
    artifact: json('artifact', { nullable: true }),
    size: json('size', { nullable: true }),
    expiresAt: instant('expires_at'),
    ...sharedColumns,
  },
  indices: [
    { name: 'upload_project_idx', columns: ['projectId', 'createdAt'] },
    { name: 'upload_expires_idx', columns: ['expiresAt'] },
  ],
});

/** By what addresses are signed: each key signs for a while, and verifies for as long as what it has signed holds. */
const signingKey = new EntitySchema({
  name: 'gateway.SigningKey',
  tableName: 'signing_key',
  columns: {
    id: text('id', { primary: true, primaryKeyConstraintName: 'signing_key_pkey' }),
    secret: text('secret'),
    signsUntil: instant('signs_until'),
    expiresAt: instant('expires_at'),
    ...sharedColumns,
  },
  indices: [{ name: 'signing_key_tenant_idx', columns: ['tenantId', 'signsUntil'] }],
});

export const mediaEntities = [uploadTable, signingKey];
