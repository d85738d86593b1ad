/** Files that people bring. Their bytes lie where they came in; the gateway knows whose they are and what comes of them. */
import * as z from 'zod';
import { ArtifactRef } from '../../artifact.ts';
import { Id, Place } from '../../shared.ts';
import { PictureSize, Upload } from '../../upload.ts';
import { projectRef } from './facts.ts';

const uploadRef = z.strictObject({ uploadId: Id });
const upload = z.strictObject({ upload: Upload });

export const uploadActions = {
  beginUpload: {
    does: 'Begins an upload into a project of the tenant; it is given up after a day unless it is finished.',
    params: Upload.pick({ projectId: true, fileName: true, bytes: true, mediaType: true }).extend({
      /** Under which it is begun once, however often it is asked for. */
      onceKey: z.string().min(1).max(100),
    }),
    result: upload,
  },
  getUpload: { does: 'Tells of an upload of the tenant.', params: uploadRef, result: upload },
  listUploads: {
    does: 'Lists the finished uploads of a project, the newest first.',
    params: projectRef.extend({
      after: Place.default(''),
      limit: z.int().positive().max(100).default(50),
      /** What the kind of a file begins with. */
      mediaType: z.string().max(100).nullable().default(null),
    }),
    result: z.strictObject({ uploads: z.array(Upload), next: z.string().nullable() }),
  },
  noteOffset: {
    does: 'Notes how far an upload has come; it waits for another day.',
    params: uploadRef.extend({ offset: z.int().nonnegative() }),
    result: upload,
  },
  finishUpload: {
    does: 'Notes what has come of an upload.',
    params: uploadRef.extend({ artifact: ArtifactRef, size: PictureSize.nullable() }),
    result: upload,
  },
  hasUpload: {
    does: 'Says whether a project was given these very bytes; what others were given is nobody’s to name.',
    params: projectRef.extend({ artifact: ArtifactRef }),
    result: z.strictObject({ isGiven: z.boolean() }),
  },
  giveUpUpload: {
    does: 'Forgets an upload, finished or not.',
    params: uploadRef,
    result: z.strictObject({ givenUp: z.boolean() }),
  },
} as const;
