import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { textsOf } from './texts-of.ts'

/** Attributes whose text a person reads or hears, of elements and of Fluent's components. */
const ATTRIBUTES = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'content',
  'header',
  'hint',
  'label',
  'placeholder',
  'title',
  'validationMessage',
])

/** The same of menus, dialogs, notifications and of components' slots. */
const PROPERTIES = new Set([
  'aria-label',
  'body',
  'buttons',
  'checkboxLabel',
  'children',
  'detail',
  'hint',
  'label',
  'message',
  'title',
  'validationMessage',
])

/** The product's name is the same in every language. */
const NAMES = new Set(['Prestage'])

/** Text for people that stands in the code instead of in a text file, one line each: in JSX, in attributes, in menus and dialogs. */
export function checkLiterals(root: string, files: readonly string[]): readonly string[] {
  return files
    .filter((file) => /^(renderer\/(?!i18n\/).*|electron\/main\/(?!text\/).*)\.tsx?$/.test(file))
    .flatMap((file) => literalsIn(file, readFileSync(path.join(root, file), 'utf8')))
}

function literalsIn(file: string, source: string): readonly string[] {
  const found = new Map<number, string>()
  const take = (value: unknown) => {
    for (const { text, start } of textsOf(value)) if (isForPeople(text)) found.set(start, text.trim())
  }
  new Visitor({
    JSXText: take,
    JSXExpressionContainer({ expression }) {
      // An attribute's expression is judged by the attribute's name.
      if (isChild(source, expression.start)) take(expression)
    },
    JSXAttribute({ name, value }) {
      if (name.type === 'JSXIdentifier' && ATTRIBUTES.has(name.name)) take(value)
    },
    Property({ key, value }) {
      const name = key.type === 'Identifier' ? key.name : key.type === 'Literal' ? key.value : undefined
      if (typeof name === 'string' && PROPERTIES.has(name)) take(value)
    },
  }).visit(parseSync(file, source).program)
  return [...found]
    .sort(([a], [b]) => a - b)
    .map(([start, text]) => `${file}:${source.slice(0, start).split('\n').length}: “${text}” belongs into the texts`)
}

/** Whether the expression in braces is what an element holds: behind its brace stands no `=`. */
function isChild(source: string, start: number): boolean {
  return !/=\s*\{\s*$/.test(source.slice(0, start))
}

/** Two letters in a row, which a sign such as “✓” or a unit such as “/s” has not. */
function isForPeople(text: string): boolean {
  return /\p{L}{2}/u.test(text) && !NAMES.has(text.trim())
}
