/** Pictures written into a page: as `data:` URIs, and whether they stand upright. */

/** SOF0 … SOF15 without DHT, JPG and DAC: the segments of a JPEG that tell its size (ITU-T T.81, table B.1). */
const isFrameHeader = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Width and height of a JPEG or PNG in pixels; null for anything else. */
export function pictureSize(bytes: Uint8Array): { width: number; height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isPng(bytes)) return { width: view.getUint32(16), height: view.getUint32(20) };
  for (let at = 2; at + 9 <= bytes.length && view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2)) {
    if (isFrameHeader(view.getUint8(at + 1)))
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
  }
  return null;
}

const isPng = (bytes: Uint8Array): boolean => bytes.length > 24 && bytes[0] === 0x89 && bytes[1] === 0x50;

/** The picture as a page can hold it. */
export function embedPicture(bytes: Uint8Array): { uri: string; isTall: boolean } {
  const size = pictureSize(bytes);
  const uri = `data:image/${isPng(bytes) ? 'png' : 'jpeg'};base64,${Buffer.from(bytes).toString('base64')}`;
  return { uri, isTall: size !== null && size.height > size.width };
}
