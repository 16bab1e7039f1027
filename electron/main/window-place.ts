import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { type BrowserWindow, type Rectangle, screen } from 'electron'
import { keptText } from './kept-text.ts'

const FILE_NAME = 'window.json'
const SMALLEST = { width: 720, height: 560 }

export interface WindowPlace {
  readonly bounds: Rectangle
  readonly maximized: boolean
}

/** Where the window stood, or undefined when nothing sensible is remembered. */
export function readPlace(text: string): WindowPlace | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof value !== 'object' || value === null || !('bounds' in value) || !('maximized' in value)) return undefined
  const { bounds, maximized } = value
  return isRectangle(bounds) && typeof maximized === 'boolean' ? { bounds, maximized } : undefined
}

/** Puts the window where it stood, if a screen is still there, and remembers where it is when it closes. */
export function keepPlace(window: BrowserWindow, folder: string): void {
  const file = path.join(folder, FILE_NAME)
  const place = readPlace(keptText(file))
  if (place !== undefined && isOnScreen(place.bounds)) window.setBounds(place.bounds)
  if (place?.maximized === true) window.maximize()
  window.on('close', () => {
    try {
      writeFileSync(file, JSON.stringify({ bounds: window.getNormalBounds(), maximized: window.isMaximized() }))
    } catch {
      // A window that cannot be remembered opens where the system puts it.
    }
  })
}

function isRectangle(value: unknown): value is Rectangle {
  if (typeof value !== 'object' || value === null) return false
  const numbers = ['x', 'y', 'width', 'height'].map((name): unknown => Reflect.get(value, name))
  if (!numbers.every((number) => typeof number === 'number' && Number.isInteger(number))) return false
  const [, , width, height] = numbers as number[]
  return (width ?? 0) >= SMALLEST.width && (height ?? 0) >= SMALLEST.height
}

function isOnScreen({ x, y, width }: Rectangle): boolean {
  return screen
    .getAllDisplays()
    .some(
      ({ workArea }) =>
        x + width > workArea.x &&
        x < workArea.x + workArea.width &&
        y >= workArea.y &&
        y < workArea.y + workArea.height,
    )
}
