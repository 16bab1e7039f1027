import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Command, CommanderError } from 'commander'
import { describe, expect, test } from 'vitest'
import { createProgram } from '../../../electron/cli/program.ts'
import { speechIn } from '../../../electron/cli/speech.ts'
import { usageReason } from '../../../electron/cli/usage-reason.ts'
import { LANGUAGES, type Language } from '../../../shared/contract/text/languages.ts'

const COMMANDER = fileURLToPath(new URL('../../../node_modules/commander/lib/command.js', import.meta.url))
const OTHERS = LANGUAGES.filter((language) => language !== 'en')
/** What commander writes by itself where nobody has told it how. */
const COMMANDERS = /\b(Usage|Options|Arguments|Commands): ?$|Usage: |\(choices: |default: |display help|\[command\]/m

const programIn = async (language: Language) => createProgram(await speechIn(language))
const verbsOf = (command: Command): readonly Command[] => [command, ...command.commands.flatMap(verbsOf)]
const pathOf = (command: Command): string =>
  command.parent === null ? '' : `${pathOf(command.parent)} ${command.name()}`.trim()

/** Every description of a program by the place where it stands. */
function descriptionsOf(program: Command): ReadonlyMap<string, string> {
  return new Map(
    verbsOf(program).flatMap((verb) => [
      [pathOf(verb), verb.description()] as const,
      ...verb.options.map((option) => [`${pathOf(verb)} ${option.long}`, option.description] as const),
    ]),
  )
}

async function refusal(language: Language, args: readonly string[]): Promise<CommanderError> {
  const program = await programIn(language)
  try {
    await program.parseAsync([...args], { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) return error
    throw error
  }
  throw new Error(`${args.join(' ')} was accepted`)
}

const REFUSED: readonly (readonly [code: string, args: readonly string[]])[] = [
  ['commander.unknownOption', ['log', 'list', '--serch', 'x']],
  ['commander.unknownOption', ['log', 'list', '--zzz']],
  ['commander.unknownCommand', ['medai']],
  ['commander.unknownCommand', ['log', 'l']],
  ['commander.missingArgument', ['media', 'verify']],
  ['commander.missingArgument', ['provision', 'x', '--serial', 'A']],
  ['commander.optionMissingArgument', ['media', 'verify', 'x', '--manifest']],
  ['commander.missingMandatoryOptionValue', ['target', 'create', 'x']],
  ['commander.excessArguments', ['media', 'verify', 'x', 'y']],
  ['commander.excessArguments', ['log', 'list', 'x']],
  ['commander.invalidArgument', ['target', 'create', 'x', '--size', 'large']],
  ['commander.invalidArgument', ['target', 'create', 'x', '--layout', 'none']],
]

test('English is what commander says by itself', async () => {
  const { texts } = await speechIn('en')
  for (const [code, args] of REFUSED.filter(([code]) => code !== 'commander.invalidArgument')) {
    const error = await refusal('en', args)
    expect({ code: error.code, reason: usageReason(error, texts) }).toEqual({
      code,
      reason: error.message.replace('error: ', ''),
    })
  }
  const size = await refusal('en', ['target', 'create', 'x', '--size', 'large'])
  expect(usageReason(size, texts)).toBe(
    "option '--size <size>' argument 'large' is invalid. A size is a number such as 64G, 8GiB or 512M.",
  )
})

test('a value may hold what commander writes around it', async () => {
  const value = "x' argument 'y' is invalid. z"
  const error = await refusal('sv', ['target', 'create', 'x', '--size', value])
  expect(usageReason(error, (await speechIn('sv')).texts)).toBe(
    `”${value}” kan inte användas för ”--size <storlek>”. En storlek är ett tal som 64G, 8GiB eller 512M.`,
  )
})

test('commander has no error that nobody here has words for', () => {
  const codes = [...readFileSync(COMMANDER, 'utf8').matchAll(/'(commander\.\w+)'/g)].map(([, code]) => code)
  const known = new Set([
    ...REFUSED.map(([code]) => code),
    // Help and version are no refusals; no option of ours excludes another, and no verb is a program of its own.
    ...['help', 'helpDisplayed', 'version', 'error', 'conflictingOption', 'executeSubCommandAsync'].map(
      (name) => `commander.${name}`,
    ),
  ])
  expect(codes.filter((code = '') => !known.has(code))).toEqual([])
})

describe.each(OTHERS)('in %s', (language) => {
  test('no verb and no option is described in English', async () => {
    const english = descriptionsOf(await programIn('en'))
    const said = descriptionsOf(await programIn(language))
    expect([...said.keys()]).toEqual([...english.keys()])
    expect([...said].filter(([place, text]) => text === '' || text === english.get(place))).toEqual([])
  })

  test('the help of every verb has titles, choices and defaults in the language, and fits the terminal', async () => {
    for (const verb of verbsOf(await programIn(language))) {
      const help = verb.helpInformation()
      expect(help).not.toMatch(COMMANDERS)
      expect(help).not.toMatch(/[\u00a0\u202f]\n|\n *[:;?»\u00a0\u202f]/)
      for (const line of help.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80)
    }
  })

  test('what is to be filled in has a name in the language', async () => {
    const { places } = (await speechIn(language)).texts
    for (const verb of verbsOf(await programIn('en')))
      for (const [, name = ''] of verb.helpInformation().matchAll(/[<[]([a-z][\w-]*)(?:\.{3})?[>\]]/g))
        expect(Object.keys(places), pathOf(verb)).toContain(name)
  })

  test.each(REFUSED)('%s is told in the language: %j', async (code, args) => {
    const error = await refusal(language, args)
    expect(error.code).toBe(code)
    const { texts } = await speechIn(language)
    const english = usageReason(error, (await speechIn('en')).texts)
    const reason = usageReason(error, texts)
    expect(reason).not.toBe(english)
    expect(reason).not.toMatch(/\b(option|argument|command)s? '|Did you mean|Allowed choices|is invalid|\{\{/)
  })
})
