import { readFileSync } from 'node:fs'
import path from 'node:path'

interface Forbidden {
  readonly pattern: RegExp
  readonly what: string
}

const FORBIDDEN: readonly Forbidden[] = [
  { pattern: /(?<![\w.])\/work\//, what: 'a path of one machine' },
  { pattern: /^\s*"resolved":\s*"(?!file:)/, what: 'a registry host' },
  { pattern: /\bregistry\.(npmjs\.org|yarnpkg\.com|npmmirror\.com)\b/, what: 'a registry host' },
]

const TEXT = /\.(c?[jt]sx?|json|md|css|html|ya?ml|sh|txt)$|(^|\/)(run|\.npmrc|\.gitignore)$/

/** Words that tie the repository to one machine, with the line they stand on. `registry` is npm's, when it is not the public one. */
export function checkWords(root: string, files: readonly string[], registry?: string): readonly string[] {
  const forbidden = [...FORBIDDEN, ...hostOf(registry)]
  return files
    .filter((file) => TEXT.test(file))
    .flatMap((file) =>
      readFileSync(path.join(root, file), 'utf8')
        .split('\n')
        .flatMap((line, index) =>
          forbidden
            .filter(({ pattern }) => pattern.test(line))
            .map(({ what }) => `${file}:${index + 1}: names ${what}: ${line.trim().slice(0, 100)}`),
        ),
    )
}

function hostOf(registry: string | undefined): readonly Forbidden[] {
  if (registry === undefined || !URL.canParse(registry)) return []
  const { hostname } = new URL(registry)
  if (hostname === '' || hostname === 'localhost') return []
  return [{ pattern: new RegExp(hostname.replaceAll('.', '\\.')), what: 'a registry host' }]
}
