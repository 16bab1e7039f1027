import { expect, test } from 'vitest'
import { checkCommandLine } from '../../../build/check/texts/check-command-line.ts'
import { checkCommandLineKeys } from '../../../build/check/texts/check-command-line-keys.ts'
import { withTree } from './temporary-tree.ts'

const FILE = 'electron/cli/verbs/sample.ts'
const wordsIn = (source: string, file = FILE) =>
  withTree({ [file]: source }, (root) => checkCommandLine(root, [file])).map((line) => /“(.*)”/.exec(line)?.[1])

test('words for people are found in descriptions, with their line', () => {
  const source = `\nverb(program, 'sample', 'write media', speech).option('--https', 'ask over TLS')\n`
  expect(withTree({ [FILE]: source }, (root) => checkCommandLine(root, [FILE]))).toEqual([
    `${FILE}:2: “write media” belongs into the texts`,
    `${FILE}:2: “ask over TLS” belongs into the texts`,
  ])
  expect(wordsIn(`new Option('--size <size>', big ? 'bytes' : words.size)`)).toEqual(['bytes'])
  expect(wordsIn(`group(program, 'media', 'look at media').description('more')`)).toEqual(['look at media', 'more'])
})

test('they are found in what is printed, in templates and in headings of tables', () => {
  expect(wordsIn(`output.say(\`\${file} holds files\`); process.stderr.write('Done')`)).toEqual(['holds files', 'Done'])
  expect(wordsIn(`output.print(table(['run', words.state], rows))`)).toEqual(['run'])
  expect(wordsIn(`aligned([['media', media], [words.site, site]])`)).toEqual(['media'])
  expect(wordsIn(`console.log('ready')`)).toEqual(['ready'])
})

test('names of verbs and options, data, signs and the texts themselves are none', () => {
  expect(wordsIn(`verb(program, 'sample', words.sample, speech).option('--https', words.https)`)).toEqual([])
  expect(
    wordsIn(`output.say(\`SHA-256 \${sha256}\`); output.say(\`  \${name} (\${id})\`); output.event({ event: 'run' })`),
  ).toEqual([])
  expect(wordsIn(`output.say('Hello')`, 'electron/cli/text/en.ts')).toEqual([])
  expect(wordsIn(`output.say('Hello')`, 'electron/station/station.ts')).toEqual([])
})

test('texts that no module of the command line names are told', () => {
  const unsaid = withTree({ [FILE]: 'output.say(words.made)' }, (root) =>
    checkCommandLineKeys(root, [FILE], { sample: { made: 'made', left: 'left over' } }),
  )
  expect(unsaid).toEqual(['electron/cli/text: nobody says sample.left'])
})
