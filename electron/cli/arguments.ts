import { InvalidArgumentError } from 'commander'

export function parseWhole(text: string): number {
  const value = Number(text)
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value)) throw new InvalidArgumentError('A whole number is needed.')
  return value
}

export function parseImage(text: string): number {
  const value = parseWhole(text)
  if (value < 1) throw new InvalidArgumentError('Images are counted from 1.')
  return value
}

export function parsePort(text: string): number {
  const port = parseWhole(text)
  if (port > 65_535) throw new InvalidArgumentError('A port is a number from 0 to 65535.')
  return port
}

export function parseSeconds(text: string): number {
  const value = parseWhole(text)
  if (value < 1 || value > 600) throw new InvalidArgumentError('A time of 1 to 600 seconds is needed.')
  return value
}

export function parseSha256(text: string): string {
  if (!/^[0-9a-f]{64}$/i.test(text)) throw new InvalidArgumentError('A SHA-256 has 64 hexadecimal digits.')
  return text.toLowerCase()
}

/** A point in time as the contract carries it: ISO 8601 in UTC. */
export function parseTime(text: string): string {
  const time = new Date(text)
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(time.getTime()))
    throw new InvalidArgumentError('A time is written as 2026-01-31T08:00:00Z.')
  return time.toISOString()
}

export function parseUrl(text: string, before: readonly string[]): readonly string[] {
  if (URL.parse(text)?.username) throw new InvalidArgumentError('An address holds no user and no password.')
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new InvalidArgumentError('An address begins with http:// or https://.')
  return [...before, text]
}

export function collect(text: string, before: readonly string[]): readonly string[] {
  return [...before, text]
}
