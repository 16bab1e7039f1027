/** The file's name in a path of any system. */
export function lastPart(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path
}
