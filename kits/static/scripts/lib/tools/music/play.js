/** Plays what is loaded. False when it cannot be played; that another track was begun meanwhile is no failure. */
export async function playAudio(audio) {
  try {
    await audio.play()
    return true
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError'
  }
}
