/** Gives back the memory of bytes that have been passed on. */

/**
 * Left to the collector, the pieces of a large file would have it walk the whole heap after every 64 MB, which took longer
 * than all the rest of an upload (docs/decisions/0032). What shares its memory with other bytes is left to it.
 */
export function freeBytes({ buffer, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}
