/** A bench on a temporary folder for tests of makers, and what lies on it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJson, encodeJson, type Made, type Workbench } from '../../actors/runtime/maker.ts';
import { openObjects } from '../objects/index.ts';

export interface TestBench extends Workbench, AsyncDisposable {}

/** A bench whose store is deleted in the end. */
export async function openBench(): Promise<TestBench> {
  const folder = await mkdtemp(join(tmpdir(), 'ainern2d-bench-'));
  return {
    objects: openObjects(`folder:${folder}`),
    progress: () => undefined,
    signal: new AbortController().signal,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Stores a JSON document; returns its address. */
export const noted = async ({ objects }: Workbench, document: unknown): Promise<string> =>
  (await objects.put(encodeJson(document), 'application/json')).sha256;

/** Address of what plays this part in a result. */
export function partOf({ artifacts }: Made, role: string): string {
  const artifact = artifacts.find((each) => each.role === role);
  if (artifact === undefined) throw new Error(`Nothing of what was made is a ${role}.`);
  return artifact.sha256;
}

export const bytesOf = ({ objects }: Workbench, made: Made, role: string): Promise<Uint8Array> =>
  objects.get(partOf(made, role));

export const documentOf = async (bench: Workbench, made: Made, role: string): Promise<unknown> =>
  decodeJson(await bytesOf(bench, made, role));

/** `role mediaType` of every artifact, in order. */
export const formsOf = ({ artifacts }: Made): string[] =>
  artifacts.map(({ role, mediaType }) => `${role} ${mediaType}`);

export interface WavForm {
  readonly channels: number;
  readonly rate: number;
  readonly bits: number;
}

/** What the header of a WAV file says of it. */
export function wavFormOf(bytes: Uint8Array): WavForm {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    channels: view.getUint16(22, true),
    rate: view.getUint32(24, true),
    bits: view.getUint16(34, true),
  };
}
