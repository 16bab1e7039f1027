import { type Evidence, PLAIN } from '../../shared/contract/evidence.ts'
import { evidenceText } from '../../shared/contract/text/languages.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { Imported } from './imported.tsx'

interface FindingsProps {
  readonly items: readonly Evidence[]
  readonly className: string
}

/** What a step found, line by line; records from before findings were translated stay in their English. */
export function Findings({ items, className }: FindingsProps) {
  const { language } = useTexts()
  return items.map((item) => {
    const text = evidenceText(language, item)
    return (
      <div key={text} className={className} {...(item.code === PLAIN ? { lang: 'en' } : {})}>
        <Imported text={text} />
      </div>
    )
  })
}
