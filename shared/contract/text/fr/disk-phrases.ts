export const diskPhrases = {
  'container-raw': 'image brute',
  'container-vhd-fixed': 'VHD, fixe',
  'container-vhd-dynamic': 'VHD, dynamique',
  'container-vhdx-fixed': 'VHDX, fixe',
  'container-vhdx-dynamic': 'VHDX, dynamique',
  'efi-system-partition': 'la partition système EFI',
  'active-system-partition': 'la partition système active',
} as const
