import { createRoot } from 'react-dom/client'
import { startTexts } from './i18n/start-texts.ts'
import { Page } from './shell/page.tsx'

const place = document.getElementById('page')
if (place === null) throw new Error('the page has no place for its content')

await startTexts()
createRoot(place).render(<Page />)
