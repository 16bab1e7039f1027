import { text } from '../problem-text.ts'

export const managementPointProblems = {
  'mp-unreachable': text('Het beheerpunt {{url}} antwoordt niet.', 'Controleer kabel, VLAN, naam en firewall.'),
  'mp-timeout': text(
    'Het beheerpunt {{url}} heeft niet op tijd geantwoord.',
    'Controleer kabel, VLAN en firewall en probeer het opnieuw.',
  ),
  'mp-not-found': text(
    '{{url}} heeft geen beheerpunt (404).',
    'De site gebruikt misschien een andere poort; vraag om media die op de primaire site zijn gemaakt.',
  ),
  'mp-server-error': text(
    'Het beheerpunt {{url}} meldt een fout ({{status}}).',
    'Geef dit rapport aan de beheerder van de site.',
  ),
  'mp-reply-garbled': text(
    'Een antwoord van het beheerpunt {{url}} kan niet worden gelezen ({{part}}).',
    'Controleer of er niets tussen deze computer en het beheerpunt staat, zoals een proxy of een aanmeldpagina.',
  ),
  'mp-site-differs': text(
    'Het beheerpunt {{url}} hoort bij een andere site dan de media ({{what}}).',
    'Gebruik het beheerpunt van de site die de media heeft gemaakt.',
  ),
  'mp-refused': text(
    'Het beheerpunt {{url}} weigert deze media.',
    'Vraag de beheerder of het mediacertificaat is geblokkeerd of verlopen.',
  ),
  'mp-no-task-sequence': text(
    'Het beheerpunt biedt geen takenreeks aan voor deze computer.',
    'Controleer of een takenreeks is geïmplementeerd voor onbekende computers en beschikbaar is voor media.',
  ),
  'mp-clock-differs': text(
    'De klokken van deze computer en van het beheerpunt verschillen {{minutes}} minuten.',
    'Zet de klok van deze computer gelijk.',
  ),
  'mp-redirected': text(
    'Het beheerpunt {{url}} verwijst deze computer door.',
    'Controleer het adres van het beheerpunt en een eventuele proxy.',
  ),
  'mp-name-unknown': text(
    'De naam van het beheerpunt {{url}} is in dit netwerk niet bekend.',
    'Controleer de naam, en of dit netwerk de DNS-servers van de site opgeeft.',
  ),
  'mp-connection-broken': text(
    'De verbinding met {{url}} is verbroken voordat het antwoord volledig was.',
    'Controleer kabel, firewall en alles wat verkeer filtert, en probeer het opnieuw.',
  ),
  'mp-location-failed': text(
    '{{url}} antwoordt, maar kan de beheerpunten voor dit netwerk niet opzoeken ({{status}}).',
    'Dit is een bekende fout van sites met dubbele onbekende computers; geef dit rapport aan de beheerder.',
  ),
  'mp-location-empty': text(
    '{{url}} noemt geen beheerpunt voor dit netwerk.',
    'Controleer de grenzen van de site; de werkbank staat misschien in een netwerk dat de site niet kent.',
  ),
  'mp-reply-too-large': text(
    'Een antwoord van {{url}} is groter dan {{limit}} bytes.',
    'Controleer of dit het adres van een beheerpunt is; meld het aan de beheerder.',
  ),
  'mp-key-differs': text(
    'De vertrouwde basissleutel van {{url}} is niet die op de media.',
    'De media lijken uit een andere hiërarchie te komen; laat ze in deze opnieuw maken.',
  ),
  'mp-signing-differs': text(
    'Het handtekeningcertificaat van de site bij {{url}} is niet dat op de media.',
    'De site is hersteld of opnieuw geïnstalleerd; laat de media opnieuw maken.',
  ),
  'mp-https-needed': text(
    'Het beheerpunt {{url}} accepteert alleen HTTPS met een clientcertificaat.',
    'Gebruik media die met een PKI-certificaat voor HTTPS-beheerpunten zijn gemaakt.',
  ),
  'mp-client-certificate-refused': text(
    'Het beheerpunt {{url}} accepteert het certificaat van deze media niet.',
    'Laat de media maken met een clientcertificaat van een instantie die de site vertrouwt en dat niet is ingetrokken.',
  ),
  'mp-unknown-computers-off': text(
    'Noch de media noch {{url}} noemt een onbekende computer.',
    'Laat ondersteuning voor onbekende computers inschakelen en de media opnieuw maken, of laat deze computer importeren.',
  ),
  'mp-preferred-missing': text(
    'De media vragen om implementatie {{deployment}}, die het beheerpunt niet aanbiedt.',
    'Controleer die implementatie op de site, of laat de media opnieuw maken zonder SMSTSPreferredAdvertID.',
  ),
  'mp-unattended-choice': text(
    'De media starten zonder toezicht, maar noemen geen implementatie om te starten.',
    'Laat de media opnieuw maken met SMSTSPreferredAdvertID, of met toezicht.',
  ),
  'mp-boot-image-differs': text(
    '{{name}} gebruikt de opstartinstallatiekopie {{sequence}}, de media {{media}}.',
    'Reken op een extra download en herstart, of laat de media maken met de opstartinstallatiekopie van de takenreeks.',
  ),
  'mp-policy-unreadable': text(
    'Het beleid {{policy}} van een takenreeks kan niet worden gelezen ({{reason}}).',
    'Geef dit rapport aan de beheerder; de computer kan het mogelijk ook niet lezen.',
  ),
  'mp-tls-failed': text(
    'Met {{url}} kon geen beveiligde verbinding worden afgesproken ({{reason}}).',
    'Controleer of deze poort TLS 1.2 of nieuwer spreekt.',
  ),
  'mp-untrusted': text(
    'Het certificaat van {{url}} wordt door deze media niet vertrouwd ({{reason}}).',
    'Controleer of de media op een primaire site zijn gemaakt, die het basiscertificaat kent; --ca voegt er een toe voor een proef.',
  ),
  'mp-certificate-expired': text(
    'Het certificaat van {{url}} is op dit moment niet geldig ({{reason}}).',
    'Laat het servercertificaat vernieuwen; controleer de klok van deze computer.',
  ),
  'mp-name-differs': text(
    'Het certificaat van {{url}} is voor een andere naam uitgegeven.',
    'Gebruik de naam die in het certificaat staat, of laat het opnieuw uitgeven.',
  ),
  'mp-not-configured': text('Voor deze media is geen beheerpunt bekend.', 'Geef er een op met --mp.'),
} as const
