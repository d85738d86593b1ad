/** The documents that drawings name, read once for a process: their sheets keep what was prepared from them. */
import { decodeJson, type Workbench } from '../../../../actors/runtime/maker.ts';
import type { ShotDrawing } from '../../../../contracts/drawing.ts';
import { Failure } from '../../../../contracts/error.ts';
import { Visemes } from '../../../../contracts/sound.ts';
import type { Background } from '../model.ts';
import type { Rig } from '../rig.ts';
import type { Documents } from '../stage/stage.ts';

/** Documents that are kept: those of a scene, because shots come scene by scene, and each holds what was prepared from it. */
const KEPT = 12;

/** Keeps parsed documents by their address; the least recently used ones go first. */
export class DocumentShelf {
  readonly #documents = new Map<string, unknown>();

  async #read(bench: Workbench, sha256: string): Promise<unknown> {
    const document = this.#documents.get(sha256) ?? decodeJson(await bench.objects.get(sha256));
    this.#documents.delete(sha256);
    this.#documents.set(sha256, document);
    const oldest = this.#documents.keys().next();
    if (this.#documents.size > KEPT && oldest.done !== true) this.#documents.delete(oldest.value);
    return document;
  }

  /** Everything that a drawing names. Rejects with ARTIFACT_MISSING or ARTIFACT_CORRUPT. */
  async documentsOf(drawing: ShotDrawing, bench: Workbench): Promise<Documents> {
    const background = ofVersion<Background>(await this.#read(bench, drawing.background), drawing.background);
    const rigs = new Map<string, Rig>();
    const visemes = new Map<string, Visemes>();
    for (const { rig, speech } of drawing.actors) {
      rigs.set(rig, ofVersion<Rig>(await this.#read(bench, rig), rig));
      for (const { visemes: sha256 } of speech)
        visemes.set(sha256, Visemes.parse(await this.#read(bench, sha256)));
    }
    return { background, rigs, visemes };
  }
}

/** A document of ours; the address proves its bytes, the version that this engine wrote them. */
function ofVersion<T extends { readonly version: 1 }>(document: unknown, sha256: string): T {
  const version: unknown =
    typeof document === 'object' && document !== null && 'version' in document ? document.version : undefined;
  if (version !== 1)
    throw new Failure(
      'ARTIFACT_CORRUPT',
      `The document ${sha256} has version ${String(version)}; this engine reads version 1.`,
    );
  return document as T;
}
