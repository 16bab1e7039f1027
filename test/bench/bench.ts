import { parseArgs } from 'node:util'
import { benchEngine, type EnginePart } from './engine.ts'
import { benchFirstBoots } from './first-boots.ts'
import { benchPage } from './page.ts'

/** `npm run bench`: the engine beside other programs, the page's frames and starts, many first boots at once. */
const ENGINE: readonly EnginePart[] = ['verify', 'apply', 'many']
const PARTS = [...ENGINE, 'page', 'first-boots'] as const

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '1500' },
    files: { type: 'string', default: '17000' },
    directories: { type: 'string', default: '7000' },
    large: { type: 'string', default: '1024' },
    rounds: { type: 'string', default: '3' },
    targets: { type: 'string', default: '8' },
    'first-boots': { type: 'string', default: '200' },
    only: { type: 'string', multiple: true, default: [...PARTS] },
    help: { type: 'boolean', default: false },
  },
})

const unknown = values.only.filter((part) => !PARTS.some((known) => known === part))
if (values.help || unknown.length > 0) {
  console.log(`npm run bench -- [--only ${PARTS.join('|')}]… [--rounds N] [--targets N] [--first-boots N]
                 [--size MIB] [--files N] [--directories N] [--large MIB]`)
  process.exit(unknown.length > 0 ? 2 : 0)
}

const engine = ENGINE.filter((part) => values.only.includes(part))
if (engine.length > 0)
  await benchEngine(engine, {
    files: Number(values.files),
    directories: Number(values.directories),
    mib: Number(values.size),
    largeMib: Number(values.large),
    targets: Number(values.targets),
    rounds: Number(values.rounds),
  })
if (values.only.includes('page')) await benchPage(Number(values.targets))
if (values.only.includes('first-boots')) await benchFirstBoots(Number(values['first-boots']))
