import { text } from '../problem-text.ts'

export const targetProblems = {
  'target-not-formatted': text(
    'Het doel {{path}} is niet geformatteerd ({{reason}}).',
    'Formatteer het eerst: prestage target create.',
  ),
  'target-not-fresh': text(
    'Het doel bevat al bestanden ({{found}}).',
    'Gebruik een leeg doel, of vraag om snelformatteren (--quick-format).',
  ),
  'target-not-confirmed': text(
    'Het doel {{path}} bevat bestanden ({{found}}), en niemand heeft bevestigd dat ze gewist mogen worden.',
    'Typ de volumenaam ({{label}}), of geef --yes bij --quick-format.',
  ),
  'target-too-small': text(
    'Het doel is te klein: {{needed}} bytes zijn nodig, {{available}} zijn er.',
    'Gebruik een groter doel.',
  ),
  'target-in-use': text(
    'Het doel {{path}} is in gebruik bij een andere uitvoering ({{owner}}).',
    'Wacht tot die uitvoering klaar is, of kies een ander doel.',
  ),
  'target-locked': text(
    'Het doel {{path}} is vergrendeld door {{host}} sinds {{since}} (uitvoering {{run}}, {{lock}}).',
    'Wacht tot die uitvoering klaar is. Werkt {{host}} niet meer met het doel, verbreek dan de vergrendeling (--break-lock).',
  ),
  'target-lock-not-confirmed': text(
    'Niemand heeft bevestigd dat de vergrendeling van {{path}} mag worden verbroken.',
    'Typ de naam van het bestand: {{name}}.',
  ),
  'target-lock-changed': text(
    'De vergrendeling van {{path}} is niet meer de vergrendeling die werd getoond.',
    'Bekijk deze opnieuw voordat u deze verbreekt.',
  ),
  'target-read-only': text(
    'Naar het doel {{path}} kan niet worden geschreven.',
    'Hef de schrijfbeveiliging op, of kies een ander doel.',
  ),
  'target-full': text('De schijf met {{path}} is vol.', 'Maak ruimte vrij en begin opnieuw.'),
  'target-write-failed': text(
    'Schrijven naar {{path}} is mislukt ({{reason}}).',
    'Controleer de schijf en de kabel en begin opnieuw.',
  ),
  'target-read-failed': text(
    'Lezen van {{path}} is mislukt ({{reason}}).',
    'Controleer de schijf en de kabel en begin opnieuw.',
  ),
  'target-outcome-unknown': text(
    'Het doel {{path}} reageerde niet meer terwijl de opstartsectoren op hun plaats werden gezet: het kan er voltooid uitzien, maar niets bewijst dat.',
    'Lever het niet uit. Controleer de schijf en de verbinding en hervat daarna de uitvoering, die alles opnieuw leest (prestage resume {{run}}), of begin opnieuw (--start-over).',
  ),
  'target-readback-differs': text(
    'Wat van {{path}} is teruggelezen, is niet wat is geschreven (byte {{offset}}).',
    'Lever deze schijf niet uit; test of vervang hem.',
  ),
  'target-incomplete': text(
    'Het doel {{path}} bevat de onvoltooide uitvoering {{run}}, die {{station}} op {{time}} is begonnen.',
    'Hervat die op dat station (prestage resume {{run}}), of begin opnieuw met --quick-format.',
  ),
  'target-not-proven': text(
    'Uitvoering {{run}} heeft naar het doel {{path}} geschreven en het niet bewezen: wat erop staat is onbekend.',
    'Lever het niet uit. Hervat die uitvoering (prestage resume {{run}}), of begin opnieuw (--start-over).',
  ),
  'target-damaged': text('Een deel van het doel is beschadigd: {{part}}.', 'Formatteer het doel opnieuw.'),
  'target-table-alone': text(
    'Slechts één van de twee partitietabellen van de schijf is goed: die {{place}} is beschadigd, ontbreekt of is een andere.',
    'Laat de tabel herstellen waar de schijf is geformatteerd, of formatteer het doel opnieuw.',
  ),
  'target-unsupported': text(
    'Het doel gebruikt {{feature}}; deze versie kan dat niet schrijven.',
    'Gebruik een onbewerkte schijfkopie, of een VHD of VHDX zonder bovenliggende schijf, gemaakt met target create of geformatteerd door Windows.',
  ),
  'target-not-found': text('Het doel {{path}} kan niet worden geopend.', 'Controleer het pad en of u het mag lezen.'),
  'target-silent': text(
    'Het doel {{path}} reageert niet.',
    'Controleer de verbinding met de schijf of de share waarop het staat en kies het doel daarna opnieuw.',
  ),
  'target-exists': text('Het bestand {{path}} bestaat al.', 'Kies een andere naam, of verwijder het bestand.'),
  'target-changed': text(
    'Het doel {{path}} is niet het geplande doel ({{what}} is gewijzigd).',
    'Controleer welk doel is aangesloten en plan de uitvoering opnieuw.',
  ),
} as const
