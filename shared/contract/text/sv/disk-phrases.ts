export const diskPhrases = {
  'container-raw': 'rå avbildning',
  'container-vhd-fixed': 'VHD, fast',
  'container-vhd-dynamic': 'VHD, dynamisk',
  'container-vhdx-fixed': 'VHDX, fast',
  'container-vhdx-dynamic': 'VHDX, dynamisk',
  'efi-system-partition': 'EFI-systempartitionen',
  'active-system-partition': 'den aktiva systempartitionen',
} as const
