import { type RefObject, useEffect } from 'react'

/** Where keys have a meaning of their own, or what is behind must not take them. */
const OWN_KEYS = 'input, textarea, select, [contenteditable="true"], [role="menu"], [role="listbox"]'
const MODAL = '[aria-modal="true"]'

/**
 * What a scanner types while no field has the focus goes to the scan field, so that nothing is lost and the Enter at its
 * end presses no button.
 */
export function useStrayScan(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const isText = [...event.key].length === 1 && event.key !== ' '
      if (!isText || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return
      if (event.target instanceof Element && event.target.closest(OWN_KEYS) !== null) return
      if (document.querySelector(MODAL) === null) field.current?.focus()
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [field])
}
