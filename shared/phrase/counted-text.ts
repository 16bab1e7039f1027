/** A text with facts in double braces; one that counts has a form for each grammatical number, by its fact `count`. */
export type CountedText = string | { readonly one: string; readonly other: string }
