import type { Picture } from './picture-source.js';

export interface Size {
  width: number;
  height: number;
}

/** Width and height of a picture in pixels, read from its head; null where the bytes are no such picture. */
export function pictureSize({ bytes, type }: Picture): Size | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return type === 'image/png' ? pngSize(view) : jpegSize(view);
}

/** As large as the room allows, in proportion, and never larger than it is. */
export function fitted({ width, height }: Size, room: Size): Size {
  const scale = Math.min(1, room.width / width, room.height / height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

function pngSize(view: DataView): Size | null {
  if (view.byteLength < 24 || view.getUint32(0) !== 0x89504e47 || view.getUint32(12) !== 0x49484452) return null;
  return positive({ width: view.getUint32(16), height: view.getUint32(20) });
}

/** Walks along the segments to the frame header (SOF), which holds the size. */
function jpegSize(view: DataView): Size | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 9 <= view.byteLength;) {
    const marker = view.getUint16(at);
    if (marker < 0xff01) return null;
    if (isFrame(marker)) return positive({ width: view.getUint16(at + 7), height: view.getUint16(at + 5) });
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** SOF0 to SOF15 without the tables (DHT, JPG, DAC) that lie among them. */
const isFrame = (marker: number): boolean =>
  marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);

const positive = (size: Size): Size | null => (size.width > 0 && size.height > 0 ? size : null);
