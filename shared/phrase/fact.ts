import type { CountedText } from './counted-text.ts'
import type { PhraseCode } from './phrases.ts'

/** Words that a fact needs, by their name in the catalogue of phrases; each face says them in its reader's language. */
export interface Phrase {
  readonly phrase: PhraseCode
  readonly facts: Facts
}

/** Data (a path, a number, a day, a name from the media) as it is, or words as a phrase. */
export type Fact = string | number | Phrase
export type Facts = Readonly<Record<string, Fact>>

type FormsOf<Text extends CountedText> = Text extends string ? Text : Text extends { other: infer Form } ? Form : never
type NamesIn<Form> = Form extends `${string}{{${infer Name}}}${infer Rest}` ? Name | NamesIn<Rest> : never

/** The arguments that fill a text: none where it has no facts. */
export type FactsOf<Text extends CountedText> = [NamesIn<FormsOf<Text>>] extends [never]
  ? readonly []
  : readonly [facts: Readonly<Record<NamesIn<FormsOf<Text>>, Fact>>]
