/** Something that has just happened and can be taken back. */
export interface News {
  text: string
  undo: () => void
}
