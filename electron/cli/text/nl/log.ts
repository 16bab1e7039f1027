import type { log as english } from '../en/log.ts'
import type { Same } from '../same.ts'

export const log: Same<typeof english> = {
  group: 'het logboek van uitvoeringen',
  list: 'uitvoeringen tonen, de nieuwste eerst',
  search: 'serienummer, doel, media, station of operator',
  limit: 'hoogstens zoveel',
  show: 'één uitvoering tonen met haar stappen en bewijs',
  export: 'alle uitvoeringen weergeven als CSV of JSON',
  exportFormat: 'indeling van de lijst',
  exportDigests: 'de lijst met controlesommen van elke bewezen uitvoering naar deze map schrijven',
  digests: 'elk bestand weergeven dat een bewezen uitvoering op het doel heeft achtergelaten, met de controlesom',
  digestsFormat: 'csv, of json: de lijst zoals ze wordt bewaard, één bestand per regel',
  label: 'etiketten van voorbereide apparaten maken, met streepjescodes van serienummer en bewijs',
  labelOut: 'labels.svg voor één uitvoering; labels.pdf voor elk aantal, elk op een eigen pagina',
  labelSize: 'millimeter',
  report: 'een rapport schrijven: uitvoeringen in cijfers, of alle uitvoeringen van één apparaat met hun bewijs',
  reportOut: 'een HTML-bestand',
  reportSerial: 'het rapport van dit apparaat',
  transcript: 'weergeven wat de controle van de eerste start van een uitvoering heeft gedaan, voor CMTrace',
  columns: {
    run: 'uitvoering',
    started: 'gestart',
    serial: 'serienummer',
    state: 'status',
    target: 'doel',
    media: 'media',
  },
}
