import { Button, type ButtonProps, Loader } from '@mantine/core'

interface BusyButtonProps extends Omit<ButtonProps, 'loading'> {
  readonly busy: boolean
  readonly type?: 'submit'
  readonly onClick?: () => void
}

/** A button that waits for the answer to what it has sent. It is never disabled meanwhile: a disabled button would throw the focus back to the top of the page. */
export function BusyButton({ busy, onClick, leftSection, ...button }: BusyButtonProps) {
  return (
    <Button
      {...button}
      aria-disabled={busy || undefined}
      leftSection={busy ? <Loader size={16} color="currentColor" aria-hidden="true" /> : leftSection}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.()
      }}
    />
  )
}
