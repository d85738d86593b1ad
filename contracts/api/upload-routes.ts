/** Files that people bring: in pieces that can be taken up again where they broke off, or in one go. */
import * as z from 'zod';
import { FileName } from '../file-name.ts';
import { Id } from '../shared.ts';
import { SaidType, Upload, UPLOAD_BYTES } from '../upload.ts';
import { fileQuery, none, nothing, pageQuery, projectPath } from './route-pieces.ts';
import type { Route } from './route.ts';

const uploadPath = z.strictObject({ uploadId: Id });

/** An upload, and where its file is fetched once it is there. */
const UploadFacts = z.strictObject({ ...Upload.shape, href: z.string().nullable() });

const uploadAnswer = (status: 200 | 201) =>
  ({ kind: 'json', status, schema: z.strictObject({ upload: UploadFacts }) }) as const;

export const uploadRoutes = {
  beginUpload: {
    right: 'write',
    ...{ method: 'POST', path: '/projects/{projectId}/uploads' },
    does: 'Begins an upload, whose bytes come in pieces; it waits for each for a day.',
    ...{ params: projectPath, query: nothing },
    body: {
      kind: 'json',
      schema: z.strictObject({
        fileName: FileName,
        bytes: z.int().positive().max(UPLOAD_BYTES),
        mediaType: SaidType.optional(),
      }),
    },
    answer: uploadAnswer(201),
  },
  appendUpload: {
    right: 'write',
    ...{ method: 'PATCH', path: '/uploads/{uploadId}' },
    does: 'Adds a piece to an upload at Upload-Offset, as application/offset+octet-stream; the last piece finishes it. What came before a line was cut is kept.',
    ...{ params: uploadPath, query: nothing },
    ...{ body: { kind: 'piece', mostBytes: UPLOAD_BYTES }, answer: uploadAnswer(200) },
  },
  getUpload: {
    right: 'look',
    ...{ method: 'GET', path: '/uploads/{uploadId}' },
    does: 'Tells how far an upload has come, also in Upload-Offset, and what has come of it.',
    ...{ params: uploadPath, query: nothing, body: none, answer: uploadAnswer(200) },
  },
  giveUpUpload: {
    right: 'write',
    ...{ method: 'DELETE', path: '/uploads/{uploadId}' },
    does: 'Gives an upload up, or takes the file of a finished one out of its project.',
    ...{ params: uploadPath, query: nothing, body: none },
    answer: { kind: 'json', status: 200, schema: z.strictObject({ givenUp: z.boolean() }) },
  },
  uploadFile: {
    right: 'write',
    ...{ method: 'POST', path: '/projects/{projectId}/uploads/file' },
    does: 'Takes a file in one go, as its bytes. What it is its bytes say; Content-Type must agree unless it is application/octet-stream.',
    ...{ params: projectPath, query: z.strictObject({ fileName: FileName }) },
    ...{ body: { kind: 'bytes', mostBytes: UPLOAD_BYTES }, answer: uploadAnswer(201) },
  },
  listUploads: {
    right: 'look',
    ...{ method: 'GET', path: '/projects/{projectId}/uploads' },
    does: 'Lists the files that were brought into a project, the newest first.',
    ...{ params: projectPath, body: none },
    query: pageQuery.extend({
      /** What the kind of a file begins with, such as `image/`. */
      mediaType: z
        .string()
        .regex(/^[a-z0-9.+-]{1,40}(\/[a-z0-9.+-]{0,60})?$/)
        .optional(),
    }),
    answer: {
      ...{ kind: 'json', status: 200 },
      schema: z.strictObject({ uploads: z.array(UploadFacts), next: z.string().nullable() }),
    },
  },
  getUploadedFile: {
    right: 'look',
    ...{ method: 'GET', path: '/uploads/{uploadId}/file' },
    does: 'Gives a file that was brought, or a range of it.',
    ...{ params: uploadPath, query: fileQuery, body: none, answer: { kind: 'file' } },
  },
} as const satisfies Readonly<Record<string, Route>>;
