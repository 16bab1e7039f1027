export const diskPhrases = {
  'container-raw': 'onbewerkte kopie',
  'container-vhd-fixed': 'VHD, vast',
  'container-vhd-dynamic': 'VHD, dynamisch',
  'container-vhdx-fixed': 'VHDX, vast',
  'container-vhdx-dynamic': 'VHDX, dynamisch',
  'efi-system-partition': 'de EFI-systeempartitie',
  'active-system-partition': 'de actieve systeempartitie',
} as const
