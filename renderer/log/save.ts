import type { Download } from './export.ts'

/** Lets the browser or the window save a file that was made here. */
export function save({ name, type, text }: Download): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
