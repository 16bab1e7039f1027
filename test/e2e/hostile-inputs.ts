import { z } from 'zod'
import { contract } from '../../shared/contract/contract.ts'

export interface HostileCall {
  /** Path of the procedure, as a URL has it. */
  readonly procedure: string
  /** What is sent in place of the input, as JSON text. */
  readonly input: string
}

const DEEP = 5_000
const LONG = 200_000

/** JSON text of values that a careless reader stumbles over. */
const VALUES: readonly string[] = [
  'null',
  'true',
  '-1',
  '1.5',
  '1e308',
  '1e999',
  '-0',
  '""',
  '"/etc/passwd"',
  '"../../etc/passwd"',
  '"C:\\\\Windows\\\\win.ini"',
  '"\\\\\\\\server\\\\share\\\\x"',
  '"file:///etc/passwd"',
  '"/dev/sda"',
  '"\\u0000"',
  '"\\ud800"',
  '"\\u202e\\u0007"',
  '"__proto__"',
  '"constructor"',
  '"toString"',
  `"${'A'.repeat(43)}"`,
  `"${'x'.repeat(LONG)}"`,
  '[]',
  '{}',
  `[${'0,'.repeat(LONG / 2)}0]`,
  `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`,
  `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`,
  '{"__proto__":{"isAdmin":true,"face":"in-process"}}',
  '{"constructor":{"prototype":{"x":1}}}',
  '{"then":1,"toJSON":"x","valueOf":1}',
  '{"length":1e9,"0":"x"}',
]

/** Every procedure of the contract as it is now, each of its inputs whole and each of their properties hostile in turn. */
export function hostileCalls(): readonly HostileCall[] {
  return proceduresOf(contract, []).flatMap(({ procedure, input }) => {
    const properties = Object.keys(input?.properties ?? {})
    const plain = Object.fromEntries(properties.map((name) => [name, plainOf(input?.properties?.[name])]))
    const whole = VALUES.map((value) => ({ procedure, input: value }))
    const each = properties.flatMap((hostile) =>
      VALUES.map((value) => ({
        procedure,
        input: `{${properties
          .map((name) => `${JSON.stringify(name)}:${name === hostile ? value : JSON.stringify(plain[name])}`)
          .join(',')}}`,
      })),
    )
    return [...whole, ...each]
  })
}

const schemaSchema = z.object({
  type: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
})
type Schema = z.infer<typeof schemaSchema>

function proceduresOf(node: object, path: readonly string[]): { procedure: string; input: Schema | undefined }[] {
  const own: unknown = Reflect.get(node, '~orpc')
  if (typeof own === 'object' && own !== null) {
    const input: unknown = Reflect.get(own, 'inputSchema')
    const schema =
      input instanceof z.ZodType
        ? schemaSchema.parse(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }))
        : undefined
    return [{ procedure: path.join('/'), input: schema }]
  }
  return Object.entries(node).flatMap(([name, child]) => proceduresOf(child, [...path, name]))
}

/** Something that a schema may take, so that the hostile property beside it is what decides. */
function plainOf(schema: unknown): unknown {
  const { type, enum: choices, const: only } = schemaSchema.parse(schema)
  if (only !== undefined) return only
  if (choices !== undefined) return choices[0]
  return { string: 'x', number: 1, integer: 1, boolean: false, array: [], object: {} }[type ?? ''] ?? 'x'
}
