/** Lines `fromA` to `toA` of one text became lines `fromB` to `toB` of the other; ends are not included. */
export interface Hunk {
  fromA: number;
  toA: number;
  fromB: number;
  toB: number;
}

/** Beyond this many changed lines in one stretch, it counts as replaced as a whole: the search is quadratic in them. */
const MOST_EDITS = 1_500;

/** Further than any line: the largest number that the arrays hold. */
const FAR = 2 ** 31 - 1;

/** What differs, in order; between two hunks there is always a line that both have. E. W. Myers, 1986, in linear space. */
export function diffLines(a: readonly string[], b: readonly string[]): Hunk[] {
  const ids = new Map<string, number>();
  const number = (line: string): number => {
    const known = ids.get(line);
    if (known !== undefined) return known;
    ids.set(line, ids.size);
    return ids.size - 1;
  };
  const search = new Search(Int32Array.from(a, number), Int32Array.from(b, number));
  search.compare(0, a.length, 0, b.length);
  return hunksOf(search.goneA, search.newB);
}

function hunksOf(goneA: Uint8Array, newB: Uint8Array): Hunk[] {
  const hunks: Hunk[] = [];
  let atA = 0;
  let atB = 0;
  while (atA < goneA.length || atB < newB.length) {
    const fromA = atA;
    const fromB = atB;
    while (goneA[atA] === 1) atA++;
    while (newB[atB] === 1) atB++;
    if (atA > fromA || atB > fromB) hunks.push({ fromA, toA: atA, fromB, toB: atB });
    else {
      atA++;
      atB++;
    }
  }
  return hunks;
}

class Search {
  readonly goneA: Uint8Array;
  readonly newB: Uint8Array;
  /** The furthest a path came on each diagonal `x - y`, from the start and from the end. */
  private readonly forward: Int32Array;
  private readonly backward: Int32Array;
  private readonly zero: number;

  constructor(private readonly a: Int32Array, private readonly b: Int32Array) {
    this.goneA = new Uint8Array(a.length);
    this.newB = new Uint8Array(b.length);
    this.zero = b.length + 1;
    this.forward = new Int32Array(a.length + b.length + 3);
    this.backward = new Int32Array(a.length + b.length + 3);
  }

  compare(fromA: number, toA: number, fromB: number, toB: number): void {
    const { a, b } = this;
    while (fromA < toA && fromB < toB && a[fromA] === b[fromB]) {
      fromA++;
      fromB++;
    }
    while (fromA < toA && fromB < toB && a[toA - 1] === b[toB - 1]) {
      toA--;
      toB--;
    }
    const middle = fromA < toA && fromB < toB ? this.middle(fromA, toA, fromB, toB) : null;
    if (!middle) {
      this.goneA.fill(1, fromA, toA);
      this.newB.fill(1, fromB, toB);
      return;
    }
    this.compare(fromA, middle.a, fromB, middle.b);
    this.compare(middle.a, toA, middle.b, toB);
  }

  /** A point on a shortest path, where searches from both ends meet; null when they do not within the limit. */
  private middle(fromA: number, toA: number, fromB: number, toB: number): { a: number; b: number } | null {
    const { a, b, forward, backward, zero } = this;
    const least = fromA - toB;
    const most = toA - fromB;
    const start = fromA - fromB;
    const end = toA - toB;
    const odd = ((start - end) & 1) !== 0;
    let [lowF, highF, lowB, highB] = [start, start, end, end];
    const at = (reached: Int32Array, diagonal: number): number => reached[zero + diagonal] ?? 0;
    forward[zero + start] = fromA;
    backward[zero + end] = toA;
    for (let edits = 1; edits <= MOST_EDITS; edits++) {
      if (lowF > least) forward[zero + --lowF - 1] = -1;
      else lowF++;
      if (highF < most) forward[zero + ++highF + 1] = -1;
      else highF--;
      for (let diagonal = highF; diagonal >= lowF; diagonal -= 2) {
        let x = Math.max(at(forward, diagonal - 1) + 1, at(forward, diagonal + 1));
        while (x < toA && x - diagonal < toB && a[x] === b[x - diagonal]) x++;
        forward[zero + diagonal] = x;
        if (odd && lowB <= diagonal && diagonal <= highB && at(backward, diagonal) <= x) return { a: x, b: x - diagonal };
      }
      if (lowB > least) backward[zero + --lowB - 1] = FAR;
      else lowB++;
      if (highB < most) backward[zero + ++highB + 1] = FAR;
      else highB--;
      for (let diagonal = highB; diagonal >= lowB; diagonal -= 2) {
        let x = Math.min(at(backward, diagonal - 1), at(backward, diagonal + 1) - 1);
        while (x > fromA && x - diagonal > fromB && a[x - 1] === b[x - diagonal - 1]) x--;
        backward[zero + diagonal] = x;
        if (!odd && lowF <= diagonal && diagonal <= highF && x <= at(forward, diagonal)) return { a: x, b: x - diagonal };
      }
    }
    return null;
  }
}
