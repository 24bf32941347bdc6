// The pixels of a PNG as Chromium writes it: 8 bits a channel, RGB or RGBA, not interlaced (https://www.w3.org/TR/png).
import zlib from 'node:zlib';

export function readPng(bytes) {
  let width, height, channels;
  const parts = [];
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at) + 12) {
    const kind = bytes.toString('latin1', at + 4, at + 8);
    const content = bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at));
    if (kind === 'IHDR') {
      [width, height, channels] = [content.readUInt32BE(0), content.readUInt32BE(4), content[9] === 6 ? 4 : 3];
      if (content[8] !== 8 || ![2, 6].includes(content[9]) || content[12] !== 0) throw new Error('another kind of PNG');
    }
    if (kind === 'IDAT') parts.push(content);
  }
  const packed = zlib.inflateSync(Buffer.concat(parts));
  const size = width * channels;
  const pixels = Buffer.alloc(size * height);
  for (let y = 0; y < height; ++y) {
    const filter = packed[y * (size + 1)];
    for (let x = 0; x < size; ++x) {
      const left = x >= channels ? pixels[y * size + x - channels] : 0;
      const up = y > 0 ? pixels[(y - 1) * size + x] : 0;
      const corner = x >= channels && y > 0 ? pixels[(y - 1) * size + x - channels] : 0;
      pixels[y * size + x] = packed[y * (size + 1) + 1 + x] + [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
    }
  }
  const at = (x, y) => [...pixels.subarray(y * size + x * channels, y * size + x * channels + 3)];
  return {
    at,
    // All that occur, as #rrggbb.
    colours() {
      const all = new Set();
      for (let i = 0; i < pixels.length; i += channels) all.add('#' + pixels.toString('hex', i, i + 3));
      return all;
    },
  };
}

function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
