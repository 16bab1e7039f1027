import type { en } from './en.ts'

type Same<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : Same<T[Key]> }

/** The shape that every language fills. */
export type Texts = Same<typeof en>
