/** `2026-11-21 11:32:05 UTC`, of a time in ISO 8601 and UTC. */
export function utcText(iso: string): string {
  return `${iso.slice(0, 19).replace('T', ' ')} UTC`
}
