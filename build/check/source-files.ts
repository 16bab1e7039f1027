import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

/** Files of the repository that are, or could be, committed: paths from `root`, with `/`. */
export function sourceFiles(root: string): readonly string[] {
  const list = execFileSync(
    'git',
    ['-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 << 20,
    },
  )
  return list.split('\0').filter((file) => file !== '' && existsSync(path.join(root, file)))
}
