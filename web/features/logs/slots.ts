/**
 * Names the elements of a list of which only a window is drawn. While the window moves on, each row keeps its element; where it jumps, the
 * elements stay for the new rows, in their order: to make them anew takes longer than a frame.
 */
export class Slots {
  private first = 0;
  private last = -1;
  private base = 0;

  /** The name of an element is the index of its row less this. */
  baseOf(first: number, last: number): number {
    if (first > this.last || last < this.first) this.base += first - this.first;
    this.first = first;
    this.last = last;
    return this.base;
  }
}
