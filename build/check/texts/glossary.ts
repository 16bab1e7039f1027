import type { Language } from '../../../shared/contract/text/languages.ts'

type Other = Exclude<Language, 'en'>

/**
 * How a term was found: `documentation` in Microsoft's own pages in that language, `product` on the face of Windows or of
 * the Configuration Manager console, `ours` where Microsoft has no fixed word, or none for this thing.
 */
export type Source = 'documentation' | 'product' | 'ours'

export interface Term {
  /** The word or words to use, in the form of a dictionary. */
  readonly use: string
  readonly source: Source
  /** How the term shows in a text, where it bends or is part of a compound; `use` itself, without regard to case, when left out. */
  readonly seen?: RegExp
  /** What must not be said in its place. */
  readonly never?: readonly RegExp[]
}

export interface Entry {
  readonly english: string
  /** How the English term shows in a text. */
  readonly seen: RegExp
  readonly in: Readonly<Record<Other, Term>>
}

/** Terms that a technician knows from Microsoft's products: one word for one thing in each language. */
export const GLOSSARY: readonly Entry[] = [
  {
    english: 'task sequence',
    seen: /task sequence/i,
    in: {
      sv: {
        use: 'aktivitetssekvens',
        source: 'documentation',
        never: [/uppgiftssekvens/i, /uppgiftsserie/i, /åtgärdssekvens/i],
      },
      fr: {
        use: 'séquence de tâches',
        source: 'documentation',
        seen: /séquences? de tâches/i,
        never: [/séquences?\b(?! de tâches)/i, /suite de tâches/i],
      },
      nl: { use: 'takenreeks', source: 'documentation', never: [/taakvolgorde/i, /takenvolgorde/i, /taakreeks/i] },
    },
  },
  {
    english: 'management point',
    seen: /management point/i,
    in: {
      sv: { use: 'hanteringsplats', source: 'documentation', never: [/hanteringspunkt/i, /hanteringsserver/i] },
      fr: {
        use: 'point de gestion',
        source: 'documentation',
        seen: /points? de gestion/i,
        never: [/point de management/i],
      },
      nl: { use: 'beheerpunt', source: 'documentation', never: [/beheerspunt/i, /beheerserver/i] },
    },
  },
  {
    english: 'boot image',
    seen: /boot image/i,
    in: {
      sv: { use: 'startavbildning', source: 'documentation', never: [/startbild/i, /bootavbildning/i] },
      fr: {
        use: 'image de démarrage',
        source: 'documentation',
        seen: /images? de démarrage/i,
        never: [/image d’amorçage/i],
      },
      nl: {
        use: 'opstartinstallatiekopie',
        source: 'documentation',
        never: [/opstartkopie/i, /opstartimage/i, /bootimage/i],
      },
    },
  },
  {
    english: 'prestaged media',
    seen: /prestaged media/i,
    in: {
      sv: {
        use: 'förberett medium',
        source: 'product',
        seen: /förbere(tt|dda?) medi/i,
        never: [/förinstallera/i, /förberett media\b/i],
      },
      fr: {
        use: 'média préparé',
        source: 'product',
        seen: /médias? préparés?/i,
        never: [/préétabli/i, /support préparé/i],
      },
      nl: { use: 'voorbereide media', source: 'product', never: [/voorgefaseerde/i, /vooraf geplaatste/i] },
    },
  },
  {
    english: 'media',
    seen: /\bmedia\b(?!\.\w)/i,
    in: {
      sv: {
        use: 'medium, mediet, medier',
        source: 'documentation',
        seen: /medi(a|e|er|et|um)/i,
        never: [/\bett \w*\s?media\b/i],
      },
      fr: { use: 'média', source: 'documentation', never: [/\bsupports?\b/i] },
      nl: { use: 'media', source: 'documentation', never: [/medium\b/i] },
    },
  },
  {
    english: 'deployment',
    seen: /deployment/i,
    in: {
      sv: { use: 'distribution', source: 'documentation', never: [/utrullning/i, /driftsättning/i] },
      fr: { use: 'déploiement', source: 'documentation' },
      nl: { use: 'implementatie', source: 'documentation', never: [/uitrol/i] },
    },
  },
  {
    english: 'distribution point',
    seen: /distribution point/i,
    in: {
      sv: { use: 'distributionsplats', source: 'documentation', never: [/distributionspunkt/i] },
      fr: { use: 'point de distribution', source: 'documentation', seen: /points? de distribution/i },
      nl: { use: 'distributiepunt', source: 'documentation' },
    },
  },
  {
    english: 'client certificate',
    seen: /client certificate/i,
    in: {
      sv: { use: 'klientcertifikat', source: 'documentation' },
      fr: { use: 'certificat client', source: 'documentation', never: [/certificat de client/i] },
      nl: { use: 'clientcertificaat', source: 'documentation' },
    },
  },
  {
    english: 'client authentication',
    seen: /client authentication/i,
    in: {
      sv: { use: 'klientautentisering', source: 'product' },
      fr: { use: 'authentification du client', source: 'product', seen: /authentification (du )?client/i },
      nl: { use: 'clientverificatie', source: 'documentation', never: [/clientauthenticatie/i] },
    },
  },
  {
    english: 'trusted root key',
    seen: /trusted root key/i,
    in: {
      sv: { use: 'betrodd rotnyckel', source: 'documentation', seen: /betrodda? rotnyckel/i },
      fr: { use: 'clé racine approuvée', source: 'documentation' },
      nl: { use: 'vertrouwde basissleutel', source: 'documentation', never: [/hoofdsleutel/i] },
    },
  },
  {
    english: 'unknown computer',
    seen: /unknown computer/i,
    in: {
      sv: { use: 'okänd dator', source: 'documentation', seen: /okän(d|da) dator/i },
      fr: { use: 'ordinateur inconnu', source: 'documentation', seen: /ordinateurs? inconnus?/i },
      nl: { use: 'onbekende computer', source: 'documentation' },
    },
  },
  {
    english: 'primary site',
    seen: /primary site/i,
    in: {
      sv: { use: 'primär plats', source: 'documentation', seen: /primära? plats/i, never: [/webbplats/i] },
      fr: { use: 'site principal', source: 'documentation', never: [/site primaire/i] },
      nl: { use: 'primaire site', source: 'documentation' },
    },
  },
  {
    english: 'policy',
    seen: /\bpolicy\b/i,
    in: {
      sv: { use: 'princip', source: 'documentation', never: [/\bpolicy/i] },
      fr: { use: 'stratégie', source: 'documentation', never: [/politique/i] },
      nl: { use: 'beleid', source: 'documentation' },
    },
  },
  {
    english: 'partition',
    seen: /\bpartitions?\b/i,
    in: {
      sv: { use: 'partition', source: 'product' },
      fr: { use: 'partition', source: 'product' },
      nl: { use: 'partitie', source: 'product' },
    },
  },
  {
    english: 'volume',
    seen: /\bvolume\b(?! label)/i,
    in: {
      sv: { use: 'volym', source: 'product' },
      fr: { use: 'volume', source: 'product' },
      nl: { use: 'volume', source: 'product' },
    },
  },
  {
    english: 'volume label',
    seen: /volume label|label of (the|each)/i,
    in: {
      sv: { use: 'volymetikett', source: 'product', never: [/(?<!volym)etikett(en)? (för|på) (varje|mål)/i] },
      fr: {
        use: 'nom de volume',
        source: 'product',
        seen: /nom (de|du) volume/i,
        never: [/étiquette (de|du) (volume|lecteur)/i],
      },
      nl: { use: 'volumenaam', source: 'product', never: [/\blabel van (het|elk)/i] },
    },
  },
  {
    english: 'quick format',
    seen: /quick.format(?!\b.*--quick)/i,
    in: {
      sv: { use: 'snabbformatering', source: 'product', seen: /snabbformater/i },
      fr: { use: 'formatage rapide', source: 'product', never: [/format rapide/i] },
      nl: { use: 'snelformatteren', source: 'product', never: [/snel formatteren/i] },
    },
  },
  {
    english: 'boot loader',
    seen: /boot loader/i,
    in: {
      sv: { use: 'startladdare', source: 'ours', never: [/startinläsare/i, /bootloader/i] },
      fr: {
        use: 'chargeur de démarrage',
        source: 'product',
        seen: /chargeurs? (de démarrage|signé)/i,
        never: [/chargeur d’amorçage/i],
      },
      nl: { use: 'opstartlaadprogramma', source: 'product', never: [/opstartlader/i, /bootloader/i] },
    },
  },
  {
    english: 'boot manager',
    seen: /boot manager/i,
    in: {
      sv: { use: 'starthanterare', source: 'product' },
      fr: { use: 'gestionnaire de démarrage', source: 'product' },
      nl: { use: 'opstartbeheer', source: 'product' },
    },
  },
  {
    english: 'boot configuration data',
    seen: /boot configuration data/i,
    in: {
      sv: { use: 'startkonfigurationsdata', source: 'product' },
      fr: {
        use: 'données de configuration de démarrage',
        source: 'product',
        seen: /données de (configuration de )?démarrage/i,
      },
      nl: { use: 'opstartconfiguratiegegevens', source: 'product' },
    },
  },
  {
    english: 'firmware',
    seen: /\bfirmware\b(?!\}\})/i,
    in: {
      sv: {
        use: 'inbyggd programvara',
        source: 'documentation',
        seen: /inbyggda? programvara/i,
        never: [/fast programvara/i],
      },
      fr: { use: 'microprogramme', source: 'documentation', never: [/micrologiciel/i] },
      nl: { use: 'firmware', source: 'product' },
    },
  },
  {
    english: 'Secure Boot',
    seen: /secure boot/i,
    in: {
      sv: { use: 'säker start', source: 'documentation', never: [/secure boot/i] },
      fr: { use: 'démarrage sécurisé', source: 'documentation', never: [/secure boot/i] },
      nl: { use: 'beveiligd opstarten', source: 'documentation', never: [/secure boot/i] },
    },
  },
  {
    english: 'RAM disk',
    seen: /ram disk/i,
    in: {
      sv: { use: 'RAM-disk', source: 'product', never: [/minnesdisk/i] },
      fr: { use: 'disque RAM', source: 'documentation', never: [/disque (virtuel )?en mémoire/i] },
      nl: { use: 'RAM-schijf', source: 'product', never: [/ramdisk/i] },
    },
  },
  {
    english: 'settings',
    seen: /^settings$/i,
    in: {
      sv: { use: 'inställningar', source: 'product' },
      fr: { use: 'paramètre', source: 'product', never: [/réglages?\b/i] },
      nl: { use: 'instellingen', source: 'product' },
    },
  },
  {
    english: 'digest',
    seen: /\bdigests?\b(?! list)/i,
    in: {
      sv: { use: 'kontrollsumma', source: 'ours', seen: /kontrollsumm/i, never: [/hashvärde/i] },
      fr: { use: 'empreinte', source: 'ours', never: [/condensat/i, /somme de contrôle/i] },
      nl: { use: 'controlesom', source: 'ours', seen: /controlesom/i, never: [/controlegetal/i, /\bhash\b/i] },
    },
  },
  {
    english: 'station',
    seen: /\bstations?\b(?!\}\})/i,
    in: {
      sv: { use: 'station', source: 'ours', never: [/arbetsstation/i] },
      fr: { use: 'station', source: 'ours', never: [/\bpostes?\b/i] },
      nl: { use: 'station', source: 'ours', never: [/werkstation/i] },
    },
  },
  {
    english: 'bench',
    seen: /\bbench\b/i,
    in: {
      sv: { use: 'bänk', source: 'ours' },
      fr: { use: 'établi', source: 'ours', never: [/\bbanc\b/i, /\batelier\b/i] },
      nl: { use: 'werkbank', source: 'ours' },
    },
  },
  {
    english: 'first boot',
    seen: /first[ -]boot/i,
    in: {
      sv: { use: 'första start', source: 'ours', never: [/uppstart/i] },
      fr: { use: 'premier démarrage', source: 'ours' },
      nl: { use: 'eerste start', source: 'ours', never: [/eerste keer opstarten/i] },
    },
  },
  {
    english: 'interrupted',
    seen: /interrupted/i,
    in: {
      sv: { use: 'avbruten', source: 'ours', seen: /avbr(ut|öt)/i },
      fr: { use: 'interrompu', source: 'ours' },
      nl: { use: 'onderbroken', source: 'ours' },
    },
  },
]
