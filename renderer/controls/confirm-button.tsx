import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
} from '@fluentui/react-components'
import type { ReactNode } from 'react'

interface ConfirmButtonProps {
  readonly text: string
  /** What a screen reader says in place of the text. */
  readonly label: string
  readonly disabled?: boolean
  readonly title: string
  readonly children: ReactNode
  /** The safe answer, which stands first and has the focus. */
  readonly keep: string
  onConfirm(): void
}

/** A button that asks once before it does what cannot be taken back. */
export function ConfirmButton({ text, label, disabled = false, title, children, keep, onConfirm }: ConfirmButtonProps) {
  return (
    <Dialog modalType="alert">
      <DialogTrigger disableButtonEnhancement>
        <Button aria-label={label} disabled={disabled}>
          {text}
        </Button>
      </DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{children}</DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button appearance="primary">{keep}</Button>
            </DialogTrigger>
            <DialogTrigger disableButtonEnhancement>
              <Button onClick={onConfirm}>{text}</Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
