import { readFileSync } from 'node:fs'
import path from 'node:path'

/** Texts of the command line (`area.key`) whose key stands in none of its modules; what lies deeper is found by the contract's names. */
export function checkCommandLineKeys(
  root: string,
  files: readonly string[],
  texts: Readonly<Record<string, object>>,
): readonly string[] {
  const words = new Set(
    files
      .filter((file) => /^electron\/cli\/(?!text\/).*\.ts$/.test(file))
      .flatMap((file) => readFileSync(path.join(root, file), 'utf8').match(/\w+/g) ?? []),
  )
  return Object.entries(texts).flatMap(([area, keys]) =>
    Object.keys(keys)
      .filter((key) => !words.has(key))
      .map((key) => `electron/cli/text: nobody says ${area}.${key}`),
  )
}
