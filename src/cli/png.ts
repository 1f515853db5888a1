import { inflateSync } from 'node:zlib';

/** Size and, when it is plain 8-bit RGBA, the pixels of a PNG. */
export interface Png {
  width: number;
  height: number;
  /** Four bytes a pixel: red, green, blue, alpha. Absent for palette, grey, interlaced and 16-bit files. */
  rgba?: Uint8Array;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const bytesPerPixel = 4;

/**
 * Reads what an icon check needs; no image library is worth it for two small files.
 * @returns undefined when the bytes are not a PNG
 */
export function readPng(file: Buffer): Png | undefined {
  if (!file.subarray(0, 8).equals(signature) || file.toString('latin1', 12, 16) !== 'IHDR') return undefined;
  const png: Png = { width: file.readUInt32BE(16), height: file.readUInt32BE(20) };
  const [depth, colourType, , , interlaced] = file.subarray(24, 29);
  if (depth !== 8 || colourType !== 6 || interlaced !== 0) return png;
  return { ...png, rgba: unfilter(inflateSync(pixelChunks(file)), png.width, png.height) };
}

function pixelChunks(file: Buffer): Buffer {
  const chunks: Buffer[] = [];
  for (let at = 8; at + 8 <= file.length;) {
    const length = file.readUInt32BE(at);
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT')
      chunks.push(file.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return Buffer.concat(chunks);
}

/** Undoes the filter that each row of a PNG names in its first byte. */
function unfilter(rows: Buffer, width: number, height: number): Uint8Array {
  const stride = width * bytesPerPixel;
  const pixels = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = rows[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x < bytesPerPixel ? 0 : (pixels[at - bytesPerPixel] ?? 0);
      const above = y === 0 ? 0 : (pixels[at - stride] ?? 0);
      const aboveLeft = y === 0 || x < bytesPerPixel ? 0 : (pixels[at - stride - bytesPerPixel] ?? 0);
      pixels[at] = (rows[y * (stride + 1) + 1 + x] ?? 0) + predicted(filter, left, above, aboveLeft);
    }
  }
  return pixels;
}

function predicted(filter: number, left: number, above: number, aboveLeft: number): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  if (filter !== 4) return 0;
  const estimate = left + above - aboveLeft;
  const [toLeft, toAbove, toAboveLeft] = [left, above, aboveLeft].map((byte) => Math.abs(estimate - byte));
  if (toLeft === undefined || toAbove === undefined || toAboveLeft === undefined) return 0;
  if (toLeft <= toAbove && toLeft <= toAboveLeft) return left;
  return toAbove <= toAboveLeft ? above : aboveLeft;
}

/** True when every pixel that can be seen is white; antialiasing may round a channel by a few steps. */
export function isWhiteOnTransparent(rgba: Uint8Array): boolean {
  let seesThrough = false;
  for (let at = 0; at < rgba.length; at += bytesPerPixel) {
    const alpha = rgba[at + 3] ?? 0;
    if (alpha === 0) seesThrough = true;
    else if (rgba.subarray(at, at + 3).some((channel) => channel < 250)) return false;
  }
  return seesThrough;
}
