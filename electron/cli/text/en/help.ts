/** English words around the help of every command. */
export const help = {
  program: 'Apply, prove and log Configuration Manager prestaged media.',
  usage: 'Usage:',
  arguments: 'Arguments:',
  options: 'Options:',
  commands: 'Commands:',
  choices: 'choices: {{choices}}',
  default: 'default: {{value}}',
  helpOption: 'show this help',
  helpCommand: 'show the help of a command',
}
