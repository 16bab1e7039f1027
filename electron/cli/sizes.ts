import type { Language } from '../../shared/contract/text/languages.ts'
import { invalidValue } from './invalid-value.ts'

const UNITS: Readonly<Record<string, number>> = { '': 1, K: 2 ** 10, M: 2 ** 20, G: 2 ** 30, T: 2 ** 40 }

/** Bytes of a size such as 64G, 8GiB, 512M or 1073741824; units are powers of 1024. */
export function parseSize(text: string): number {
  const [, number, unit] = /^(\d+(?:\.\d+)?)\s*([KMGT]?)(?:i?B)?$/i.exec(text.trim()) ?? []
  const bytes = Math.floor(Number(number) * (UNITS[unit?.toUpperCase() ?? ''] ?? Number.NaN))
  if (!Number.isSafeInteger(bytes) || bytes <= 0) throw invalidValue('size')
  return bytes
}

/** `1.5 GiB`, with the sign that the language writes before decimals; French calls a byte an octet. */
export function showSize(bytes: number, language: Language): string {
  const byte = language === 'fr' ? 'o' : 'B'
  const number = (value: number) => (language === 'en' ? String(value) : String(value).replace('.', ','))
  for (const unit of ['T', 'G', 'M', 'K']) {
    const size = bytes / (UNITS[unit] ?? 1)
    if (size >= 1) return `${number(size >= 100 ? Math.round(size) : Math.round(size * 10) / 10)} ${unit}i${byte}`
  }
  return `${bytes} ${byte}`
}
