import { createInterface } from 'node:readline/promises'
import type { TargetFacts } from '../../shared/contract/target.ts'
import { factText } from '../../shared/contract/text/languages.ts'
import { visible } from '../../shared/contract/text/visible.ts'
import { filled } from './filled.ts'
import type { StationVerbContext } from './verb.ts'

/** A target of the command line with what was shown of it, and the label that was typed for it. */
export interface ConfirmedTarget {
  readonly file: string
  readonly expected?: Pick<TargetFacts, 'bytes' | 'diskGuid' | 'volumeSerial'>
  readonly confirmLabel?: string
}

/** At a terminal, asks for the volume's label of each target that holds files; elsewhere `--yes` is the only way. */
export async function confirmTargets(
  { client, output }: StationVerbContext,
  files: readonly string[],
): Promise<readonly ConfirmedTarget[]> {
  if (output.json || !process.stdin.isTTY || !process.stderr.isTTY) return files.map((file) => ({ file }))
  const targets: ConfirmedTarget[] = []
  for (const file of files) {
    const { bytes, diskGuid, volumeSerial, volumeLabel, state, found } = await client.target.inspect({ target: file })
    const expected = { bytes, diskGuid, volumeSerial }
    if (state !== 'holds-files') targets.push({ file, expected })
    else {
      const label = volumeLabel || volumeSerial
      const held = found.map((fact) => factText(output.language, fact)).join(', ')
      const confirmLabel = await ask(filled(output, output.texts.runs.eraseQuestion, { file, held, label }))
      targets.push({ file, expected, confirmLabel })
    }
  }
  return targets
}

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return (await terminal.question(visible(question))).trim()
  } finally {
    terminal.close()
  }
}
