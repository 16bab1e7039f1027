import type { CliTexts } from './text/cli-texts.ts'

/** Names in angle and square brackets, as in `--size <size>`, in the words of some texts. */
export function placesIn(text: string, { places }: CliTexts): string {
  const names: Readonly<Record<string, string>> = places
  return text.replace(/([<[])([\w-]+)(\.{3})?(?=[>\]])/g, (_, open: string, name: string, more = '') => {
    return `${open}${names[name] ?? name}${more}`
  })
}
