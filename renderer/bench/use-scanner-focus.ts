import { type RefObject, useEffect, useRef } from 'react'
import type { ChosenTarget } from './bench-state.ts'

/**
 * Leads the scanner: to the first empty field when a target is added, and back to a field whose code was refused, so that
 * what is scanned next does not go to another device.
 */
export function useScannerFocus(
  targets: readonly ChosenTarget[],
  fields: RefObject<ReadonlyMap<string, HTMLInputElement>>,
): void {
  const before = useRef(targets)
  useEffect(() => {
    const known = before.current
    before.current = targets
    const refused = targets.find(
      (target) => isRefused(target) && known.some((each) => each.token === target.token && !isRefused(each)),
    )
    const empty = targets.length > known.length ? targets.find(({ serial }) => serial === '') : undefined
    const next = refused ?? empty
    if (next !== undefined && (refused === undefined || !isTyping())) fields.current.get(next.token)?.focus()
  }, [targets, fields])
}

function isRefused({ serial, scanned }: ChosenTarget): boolean {
  return serial === '' && scanned !== undefined && scanned.scan.kind !== 'serial'
}

function isTyping(): boolean {
  const { activeElement } = document
  return activeElement instanceof HTMLInputElement && activeElement.value !== ''
}
