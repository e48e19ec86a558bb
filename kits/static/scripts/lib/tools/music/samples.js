/** The tunes the player makes itself. */
export const sampleTracks = [
  { id: 'morning', title: 'Morning Window', artist: 'Sample tune', tune: 'morning' },
  { id: 'harbour', title: 'Harbour Lights', artist: 'Sample tune', tune: 'harbour' },
  { id: 'lantern', title: 'Paper Lantern', artist: 'Sample tune', tune: 'lantern' },
]
