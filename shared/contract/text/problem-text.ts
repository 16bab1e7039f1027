export function text(sentence: string, remedy: string) {
  return Object.freeze({ sentence, remedy })
}
