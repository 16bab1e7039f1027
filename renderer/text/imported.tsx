import { visible } from './escape.ts'

/** Text that came from a file, a server or another person: escaped, and isolated from the direction of its surroundings. */
export function Imported({ text }: { readonly text: string }) {
  return <bdi>{visible(text)}</bdi>
}
