/** English reasons why a command was not understood: in JSON they stand in every language, so their wording is kept. */
export const usage = {
  unknownOption: "unknown option '{{option}}'",
  unknownCommand: "unknown command '{{command}}'",
  didYouMean: '(Did you mean {{name}}?)',
  didYouMeanOneOf: '(Did you mean one of {{names}}?)',
  missingArgument: "missing required argument '{{argument}}'",
  missingValue: "option '{{option}}' argument missing",
  missingOption: "required option '{{option}}' not specified",
  tooMany: {
    one: "too many arguments for '{{command}}'. Expected {{count}} argument but got {{received}}: {{arguments}}.",
    other: "too many arguments for '{{command}}'. Expected {{count}} arguments but got {{received}}: {{arguments}}.",
  },
  invalidValue: "option '{{option}}' argument '{{value}}' is invalid. {{why}}",
  choices: 'Allowed choices are {{choices}}.',
  /** Why a value is not taken. */
  values: {
    whole: 'A whole number is needed.',
    image: 'Images are counted from 1.',
    port: 'A port is a number from 0 to 65535.',
    seconds: 'A time of 1 to 600 seconds is needed.',
    sha256: 'A SHA-256 has 64 hexadecimal digits.',
    time: 'A time is written as 2026-01-31T08:00:00Z.',
    credentials: 'An address holds no user and no password.',
    address: 'An address begins with http:// or https://.',
    size: 'A size is a number such as 64G, 8GiB or 512M.',
    labelFile: 'The file ends in .svg or .pdf.',
    volumeLabel: 'A volume label has at most 32 characters.',
  },
}
