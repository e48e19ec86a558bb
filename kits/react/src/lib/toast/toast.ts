/** A short message about what has just happened; `Toaster` shows it. */
export interface Toast {
  id: number
  text: string
}

let count = 0
let current: Toast | null = null
const listeners = new Set<() => void>()

export function showToast(text: string): void {
  count += 1
  current = { id: count, text }
  listeners.forEach((listener) => listener())
}

export function hideToast(): void {
  current = null
  listeners.forEach((listener) => listener())
}

export function currentToast(): Toast | null {
  return current
}

export function subscribeToast(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
