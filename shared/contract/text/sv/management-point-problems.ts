import { text } from '../problem-text.ts'

export const managementPointProblems = {
  'mp-unreachable': text('Hanteringsplatsen {{url}} svarar inte.', 'Kontrollera kabel, VLAN, namn och brandvägg.'),
  'mp-timeout': text(
    'Hanteringsplatsen {{url}} svarade inte i tid.',
    'Kontrollera kabel, VLAN och brandvägg och försök igen.',
  ),
  'mp-not-found': text(
    '{{url}} har ingen hanteringsplats (404).',
    'Platsen kan använda en annan port. Be om media som har skapats på den primära platsen.',
  ),
  'mp-server-error': text(
    'Hanteringsplatsen {{url}} rapporterar ett fel ({{status}}).',
    'Lämna rapporten till platsens administratör.',
  ),
  'mp-reply-garbled': text(
    'Ett svar från hanteringsplatsen {{url}} kan inte läsas ({{part}}).',
    'Kontrollera att inget står mellan datorn och hanteringsplatsen, till exempel en proxy eller en inloggningssida.',
  ),
  'mp-site-differs': text(
    'Hanteringsplatsen {{url}} hör till en annan plats än mediet ({{what}}).',
    'Använd hanteringsplatsen för den plats som har skapat mediet.',
  ),
  'mp-refused': text(
    'Hanteringsplatsen {{url}} avvisar mediet.',
    'Fråga administratören om mediecertifikatet är blockerat eller har gått ut.',
  ),
  'mp-no-task-sequence': text(
    'Hanteringsplatsen erbjuder ingen aktivitetssekvens för den här datorn.',
    'Kontrollera att en aktivitetssekvens är distribuerad till okända datorer och tillgänglig för media.',
  ),
  'mp-clock-differs': text(
    'Datorns och hanteringsplatsens klockor skiljer sig med {{minutes}} minuter.',
    'Ställ datorns klocka.',
  ),
  'mp-redirected': text(
    'Hanteringsplatsen {{url}} hänvisar datorn någon annanstans.',
    'Kontrollera hanteringsplatsens adress och en eventuell proxy.',
  ),
  'mp-name-unknown': text(
    'Namnet på hanteringsplatsen {{url}} är okänt i det här nätverket.',
    'Kontrollera namnet och att nätverket anger platsens DNS-servrar.',
  ),
  'mp-connection-broken': text(
    'Anslutningen till {{url}} bröts innan svaret var komplett.',
    'Kontrollera kabel, brandvägg och allt som filtrerar trafik däremellan och försök igen.',
  ),
  'mp-location-failed': text(
    '{{url}} svarar men kan inte slå upp hanteringsplatserna för det här nätverket ({{status}}).',
    'Det är ett känt fel på platser med dubbletter av okända datorer. Lämna rapporten till administratören.',
  ),
  'mp-location-empty': text(
    '{{url}} anger ingen hanteringsplats för det här nätverket.',
    'Kontrollera platsens gränser. Arbetsbänken kan stå i ett nätverk som platsen inte känner till.',
  ),
  'mp-reply-too-large': text(
    'Ett svar från {{url}} är större än {{limit}} byte.',
    'Kontrollera att adressen är en hanteringsplats. Meddela administratören.',
  ),
  'mp-key-differs': text(
    'Den betrodda rotnyckeln för {{url}} är inte den som finns på mediet.',
    'Mediet verkar komma från en annan hierarki. Låt skapa det på nytt i den här.',
  ),
  'mp-signing-differs': text(
    'Platsens signeringscertifikat hos {{url}} är inte det som finns på mediet.',
    'Platsen har återställts eller installerats om. Låt skapa mediet på nytt.',
  ),
  'mp-https-needed': text(
    'Hanteringsplatsen {{url}} godtar bara HTTPS med klientcertifikat.',
    'Använd media som har skapats för HTTPS-hanteringsplatser med ett PKI-certifikat.',
  ),
  'mp-client-certificate-refused': text(
    'Hanteringsplatsen {{url}} godtar inte mediets certifikat.',
    'Låt skapa mediet med ett klientcertifikat från en utfärdare som platsen litar på och som inte är återkallat.',
  ),
  'mp-unknown-computers-off': text(
    'Varken mediet eller {{url}} anger någon okänd dator.',
    'Låt slå på stöd för okända datorer och skapa mediet på nytt, eller låt importera datorn.',
  ),
  'mp-preferred-missing': text(
    'Mediet begär distributionen {{deployment}}, som hanteringsplatsen inte erbjuder.',
    'Kontrollera distributionen på platsen, eller låt skapa mediet på nytt utan SMSTSPreferredAdvertID.',
  ),
  'mp-unattended-choice': text(
    'Mediet startar obevakat men anger ingen distribution att starta.',
    'Låt skapa mediet på nytt med SMSTSPreferredAdvertID, eller bevakat.',
  ),
  'mp-boot-image-differs': text(
    '{{name}} använder startavbildningen {{sequence}}, mediet {{media}}.',
    'Räkna med ytterligare en nedladdning och omstart, eller låt skapa mediet med aktivitetssekvensens startavbildning.',
  ),
  'mp-policy-unreadable': text(
    'Principen {{policy}} för en aktivitetssekvens kan inte läsas ({{reason}}).',
    'Lämna rapporten till administratören. Datorn kan också misslyckas med att läsa den.',
  ),
  'mp-tls-failed': text(
    'Ingen säker anslutning till {{url}} kunde upprättas ({{reason}}).',
    'Kontrollera att porten talar TLS 1.2 eller senare.',
  ),
  'mp-untrusted': text(
    'Certifikatet för {{url}} är inte betrott av mediet ({{reason}}).',
    'Kontrollera att mediet har skapats på en primär plats, som känner till rotcertifikatet. --ca lägger till ett för ett prov.',
  ),
  'mp-certificate-expired': text(
    'Certifikatet för {{url}} är inte giltigt just nu ({{reason}}).',
    'Låt förnya servercertifikatet. Kontrollera datorns klocka.',
  ),
  'mp-name-differs': text(
    'Certifikatet för {{url}} har utfärdats för ett annat namn.',
    'Använd namnet som står i certifikatet, eller låt utfärda det på nytt.',
  ),
  'mp-not-configured': text('Ingen hanteringsplats är känd för mediet.', 'Ange en med --mp.'),
} as const
