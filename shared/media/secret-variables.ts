/** Named secrets of the media, and words in names that administrators give to theirs (configmgr.md 4.5). */
const SECRET_NAMES: ReadonlySet<string> = new Set(['_smstsmediapfx', '_smsmediaguid'])
const SECRET_WORDS = ['pass', 'pwd', 'secret', 'key', 'account'] as const

/** Whether the value of a media variable of this name must never be shown or stored. */
export function isSecretVariable(name: string): boolean {
  const lower = name.toLowerCase()
  return SECRET_NAMES.has(lower) || SECRET_WORDS.some((word) => lower.includes(word))
}
