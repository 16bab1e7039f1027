import { invalidValue } from './invalid-value.ts'

export function parseWhole(text: string): number {
  const value = Number(text)
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value)) throw invalidValue('whole')
  return value
}

export function parseImage(text: string): number {
  const value = parseWhole(text)
  if (value < 1) throw invalidValue('image')
  return value
}

export function parsePort(text: string): number {
  const port = parseWhole(text)
  if (port > 65_535) throw invalidValue('port')
  return port
}

export function parseSeconds(text: string): number {
  const value = parseWhole(text)
  if (value < 1 || value > 600) throw invalidValue('seconds')
  return value
}

export function parseSha256(text: string): string {
  if (!/^[0-9a-f]{64}$/i.test(text)) throw invalidValue('sha256')
  return text.toLowerCase()
}

/** NTFS takes no longer one. */
const LONGEST_LABEL = 32

export function parseVolumeLabel(text: string): string {
  if (text.length > LONGEST_LABEL) throw invalidValue('volumeLabel')
  return text
}

/** A point in time as the contract carries it: ISO 8601 in UTC. */
export function parseTime(text: string): string {
  const time = new Date(text)
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(time.getTime())) throw invalidValue('time')
  return time.toISOString()
}

export function parseUrl(text: string, before: readonly string[]): readonly string[] {
  if (URL.parse(text)?.username) throw invalidValue('credentials')
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) throw invalidValue('address')
  return [...before, text]
}

export function collect(text: string, before: readonly string[]): readonly string[] {
  return [...before, text]
}
