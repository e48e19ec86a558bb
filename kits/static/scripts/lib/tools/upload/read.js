/** Reads a file as a data URL; `onProgress` gets the part that is done, from 0 to 1. */
export function readAsData(file, onProgress) {
  return new Promise((done, fail) => {
    const reader = new FileReader()
    reader.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total)
    reader.onload = () => done(String(reader.result))
    reader.onerror = () => fail(new Error('The file cannot be read.'))
    reader.readAsDataURL(file)
  })
}
