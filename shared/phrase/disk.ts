/** Disk files, partition tables and volumes. */
export const diskPhrases = {
  'container-raw': 'raw image',
  'container-vhd-fixed': 'VHD, fixed',
  'container-vhd-dynamic': 'VHD, dynamic',
  'container-vhdx-fixed': 'VHDX, fixed',
  'container-vhdx-dynamic': 'VHDX, dynamic',
  'efi-system-partition': 'the EFI system partition',
  'active-system-partition': 'the active system partition',
} as const
