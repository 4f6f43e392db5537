import { describe, expect, it } from '@jest/globals';
import { fitted, pictureSize } from './picture-size.js';

const png = Buffer.alloc(24);
png.writeUInt32BE(0x89504e47, 0);
png.writeUInt32BE(0x49484452, 12);
png.writeUInt32BE(640, 16);
png.writeUInt32BE(480, 20);
// start, one segment of four bytes, a baseline frame of 300 × 200
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc0, 0, 11, 8, 0, 200, 1, 44, 1, 1, 17, 0]);

describe('the size of a picture', () => {
  it.each([
    ['a PNG', png, 'image/png', { width: 640, height: 480 }],
    ['a JPEG', jpeg, 'image/jpeg', { width: 300, height: 200 }],
    ['a PNG that is none', jpeg, 'image/png', null],
    ['a JPEG that is none', png, 'image/jpeg', null],
    ['a JPEG cut short', jpeg.subarray(0, 10), 'image/jpeg', null],
    ['nothing', Buffer.alloc(0), 'image/png', null],
  ] as const)('is read from its head: %s', (_, bytes, type, size) => {
    expect(pictureSize({ bytes, type })).toEqual(size);
  });

  it('is made to fit its room, in proportion, and never grows', () => {
    expect(fitted({ width: 1120, height: 300 }, { width: 560, height: 600 })).toEqual({ width: 560, height: 150 });
    expect(fitted({ width: 100, height: 50 }, { width: 560, height: 600 })).toEqual({ width: 100, height: 50 });
  });
});
