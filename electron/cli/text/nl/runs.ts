import type { runs as english } from '../en/runs.ts'
import type { Same } from '../same.ts'

export const runs: Same<typeof english> = {
  apply: 'media naar doelen schrijven en elke byte bewijzen; geen opstartbestanden, geen controle',
  provision: 'de hele taak: verifiëren, schrijven, opstartbaar maken, teruglezen, controleren',
  index: 'installatiekopie van de media',
  quickFormat: 'doelen formatteren die bestanden of een onvoltooide uitvoering bevatten',
  yes: 'met --quick-format: bestanden wissen zonder naar de volumenaam te vragen',
  serial: 'serienummer van het apparaat, één keer per doel',
  eraseQuestion: '{{file}} bevat bestanden ({{held}}). Typ {{label}} om ze te wissen: ',
  resume: 'onderbroken uitvoeringen van dezelfde media hervatten; zonder uitvoering worden ze getoond',
  startOver: 'de doelen opnieuw formatteren in plaats van hervatten',
  resumeYes: 'bestanden wissen waar een uitvoering met --quick-format is onderbroken voordat het doel was gewijzigd',
  columns: {
    run: 'uitvoering',
    started: 'gestart',
    serial: 'serienummer',
    state: 'status',
    target: 'doel',
    marker: 'merkteken',
    resumable: 'te hervatten',
  },
  markers: {
    'this-run': 'deze uitvoering',
    'another-run': 'een andere uitvoering',
    none: 'geen',
    unreadable: 'onleesbaar',
  },
  canResume: 'ja',
  cannotResume: 'nee',
  told: '{{what}}: {{text}}',
  timeLeft: 'nog {{time}}',
}
