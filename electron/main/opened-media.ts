import path from 'node:path'

/** Media that the program was started with, or that the system opens with it: the first argument that ends in .wim. */
export function mediaInArguments(argv: readonly string[], workingFolder: string): string | undefined {
  const named = argv.slice(1).find((word) => !word.startsWith('-') && /\.wim$/i.test(word))
  return named === undefined ? undefined : path.resolve(workingFolder, named)
}
