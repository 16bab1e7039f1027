import { text } from '../problem-text.ts'

export const targetProblems = {
  'target-not-formatted': text(
    'Målet {{path}} är inte formaterat ({{reason}}).',
    'Formatera det först: prestage target create.',
  ),
  'target-not-fresh': text(
    'Målet innehåller redan filer ({{found}}).',
    'Använd ett tomt mål, eller begär snabbformatering (--quick-format).',
  ),
  'target-not-confirmed': text(
    'Målet {{path}} innehåller filer ({{found}}), och ingen har bekräftat att de får raderas.',
    'Skriv volymetiketten ({{label}}), eller ange --yes tillsammans med --quick-format.',
  ),
  'target-too-small': text(
    'Målet är för litet: {{needed}} byte behövs, {{available}} finns.',
    'Använd ett större mål.',
  ),
  'target-in-use': text(
    'Målet {{path}} används av en annan körning ({{owner}}).',
    'Vänta tills den körningen är klar, eller välj ett annat mål.',
  ),
  'target-locked': text(
    'Målet {{path}} är låst av {{host}} sedan {{since}} (körning {{run}}, {{lock}}).',
    'Vänta tills den körningen är klar. Om {{host}} inte längre arbetar med målet, bryt låset (--break-lock).',
  ),
  'target-lock-not-confirmed': text(
    'Ingen har bekräftat att låset för {{path}} får brytas.',
    'Skriv namnet på dess fil: {{name}}.',
  ),
  'target-lock-changed': text(
    'Låset för {{path}} är inte längre det som visades.',
    'Titta på det igen innan du bryter det.',
  ),
  'target-read-only': text(
    'Det går inte att skriva till målet {{path}}.',
    'Ta bort skrivskyddet, eller välj ett annat mål.',
  ),
  'target-full': text('Disken med {{path}} är full.', 'Frigör utrymme och starta igen.'),
  'target-write-failed': text(
    'Det gick inte att skriva till {{path}} ({{reason}}).',
    'Kontrollera disken och kabeln och starta igen.',
  ),
  'target-read-failed': text(
    'Det gick inte att läsa {{path}} ({{reason}}).',
    'Kontrollera disken och kabeln och starta igen.',
  ),
  'target-outcome-unknown': text(
    'Målet {{path}} slutade svara medan startsektorerna skrevs på plats: det kan se färdigt ut, men ingenting bevisar det.',
    'Leverera det inte. Kontrollera enheten och anslutningen och återuppta sedan körningen, som läser allt på nytt (prestage resume {{run}}), eller börja om (--start-over).',
  ),
  'target-readback-differs': text(
    'Det som lästes tillbaka från {{path}} är inte det som skrevs (byte {{offset}}).',
    'Leverera inte disken. Testa den eller byt ut den.',
  ),
  'target-incomplete': text(
    'Målet {{path}} innehåller den ofullständiga körningen {{run}}, som {{station}} påbörjade {{time}}.',
    'Återuppta den på den stationen (prestage resume {{run}}), eller börja om med --quick-format.',
  ),
  'target-not-proven': text(
    'Körningen {{run}} har skrivit till målet {{path}} och inte bevisat det: vad som finns på det är okänt.',
    'Leverera det inte. Återuppta den körningen (prestage resume {{run}}), eller börja om (--start-over).',
  ),
  'target-damaged': text('En del av målet är skadad: {{part}}.', 'Formatera om målet.'),
  'target-table-alone': text(
    'Bara en av diskens två partitionstabeller är riktig: den {{place}} är skadad, saknas eller är en annan.',
    'Låt reparera tabellen där disken formaterades, eller formatera målet på nytt.',
  ),
  'target-unsupported': text(
    'Målet använder {{feature}}, som den här versionen inte kan skriva.',
    'Använd en råavbildning, eller en VHD eller VHDX utan överordnad disk, som target create har skapat eller Windows har formaterat.',
  ),
  'target-not-found': text('Målet {{path}} kan inte öppnas.', 'Kontrollera sökvägen och att du får läsa filen.'),
  'target-silent': text(
    'Målet {{path}} svarar inte.',
    'Kontrollera anslutningen till enheten eller resursen där det finns och välj sedan målet igen.',
  ),
  'target-exists': text('Filen {{path}} finns redan.', 'Välj ett annat namn, eller ta bort filen.'),
  'target-changed': text(
    'Målet {{path}} är inte det som planerades ({{what}} har ändrats).',
    'Kontrollera vilket mål som är anslutet och planera körningen på nytt.',
  ),
} as const
