/** A stable number for an id (FNV-1a), to pick a picture by. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return value;
}

const HUES = [166, 196, 232, 284, 340, 62, 96, 130];

export interface TileLook {
  hue: number;
  second: number;
  /** Position of the light, per cent. */
  x: number;
  arches: number;
}

export function tileLook(id: string): TileLook {
  const seed = hash(id);
  const index = seed % HUES.length;
  return {
    hue: HUES[index] ?? 166,
    second: HUES[(index + 1 + ((seed >>> 4) % 3)) % HUES.length] ?? 62,
    x: 18 + ((seed >>> 8) % 64),
    arches: 3 + ((seed >>> 16) % 3),
  };
}
