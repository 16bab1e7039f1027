/** In the data folder. */
export const SETTINGS_FILE = 'settings.json'
/** Bytes; what is larger is none of ours. */
export const LARGEST_FILE = 1 << 20
