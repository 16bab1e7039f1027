/** Well-known objects (configmgr.md 7.3 [re-checked], ramdisk options of media [observed]). */
export const OBJECT = {
  bootManager: '{9dea862c-5cdd-4e70-acc1-f32b344d4795}',
  globalSettings: '{7ea2e1ac-2e61-4728-aaa3-896d9d0a9f0e}',
  mediaRamdisk: '{7619dcc8-fafe-11d9-b411-000476eba25f}',
} as const

export const OBJECT_TYPE = {
  bootManager: 0x10100002,
  osLoader: 0x10200003,
  device: 0x30000000,
  global: 0x20100000,
} as const

/** Element numbers (configmgr.md 7.4; the rest from Microsoft's reference of BCD element types). */
export const ELEMENT = {
  device: '11000001',
  path: '12000002',
  description: '12000004',
  locale: '12000005',
  inherit: '14000006',
  truncateMemory: '15000007',
  bootDebug: '16000010',
  advancedOptions: '16000040',
  optionsEdit: '16000041',
  noIntegrityChecks: '16000048',
  testSigning: '16000049',
  loadOptions: '12000030',
  osDevice: '21000001',
  systemRoot: '22000002',
  detectHal: '26000010',
  winPe: '26000022',
  kernelDebug: '260000a0',
  defaultObject: '23000003',
  displayOrder: '24000001',
  bootSequence: '24000002',
  timeout: '25000004',
  attemptResume: '26000005',
  displayBootMenu: '26000020',
  sdiDevice: '31000003',
  sdiPath: '32000004',
} as const
