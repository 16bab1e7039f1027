import { appendFileSync, existsSync } from 'node:fs'
import path from 'node:path'

/**
 * Whether one of these programs is not installed: `describe.skipIf(missing('wimlib-imagex', '7z'))(…)`.
 * With PRESTAGE_REQUIRE_ALL=1 a missing program is an error, so that nothing is skipped unseen.
 */
export function missing(...tools: readonly string[]): boolean {
  const absent = tools.filter((tool) => !isInstalled(tool))
  if (absent.length === 0) return false
  const reason = `not installed: ${absent.join(', ')}`
  if (process.env['PRESTAGE_REQUIRE_ALL'] === '1') throw new Error(reason)
  noteSkipped(reason)
  return true
}

/** Whether a test is skipped for what its program, or the format, cannot do; the reason stands in the run's summary. */
export function beyond(reason: string, holds: boolean): boolean {
  if (holds) noteSkipped(reason)
  return holds
}

function noteSkipped(reason: string): void {
  const notes = process.env['PRESTAGE_SKIP_NOTES']
  if (notes !== undefined) appendFileSync(notes, `${reason}\n`)
}

/** Debian keeps some of the tools in sbin, which is not on every user's PATH. */
const FOLDERS = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/sbin', '/sbin']

function isInstalled(tool: string): boolean {
  if (path.isAbsolute(tool)) return existsSync(tool)
  return FOLDERS.some((folder) => folder !== '' && existsSync(path.join(folder, tool)))
}
