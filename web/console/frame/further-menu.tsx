import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Icon } from './icons.tsx'

interface FurtherMenuProps {
  /** Whether the screen that is open is one of these. */
  readonly isHere: boolean
  readonly children: ReactNode
}

/**
 * What is done more rarely, behind a button: plain links that are shown and hidden, no menu of commands. It closes when a link is
 * followed, with Escape, and when the pointer or the focus goes elsewhere. On a narrow screen it stands open in the whole menu.
 */
export function FurtherMenu({ isHere, children }: FurtherMenuProps) {
  const [isOpen, setOpen] = useState(false)
  const item = useRef<HTMLLIElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  useEffect(() => {
    if (!isOpen) return
    const isOwn = (target: EventTarget | null): target is Element =>
      target instanceof Element && item.current?.contains(target) === true
    const leave = ({ target }: Event): void => {
      if (!isOwn(target)) setOpen(false)
    }
    const follow = ({ target }: Event): void => {
      if (isOwn(target) && target.closest('a')) setOpen(false)
    }
    const close = ({ key }: { readonly key: string }): void => {
      if (key !== 'Escape') return
      setOpen(false)
      button.current?.focus()
    }
    const closed = new AbortController()
    document.addEventListener('pointerdown', leave, closed)
    document.addEventListener('focusin', leave, closed)
    document.addEventListener('click', follow, closed)
    document.addEventListener('keydown', close, closed)
    return () => closed.abort()
  }, [isOpen])
  return (
    <li ref={item} className="menu-further">
      <button
        ref={button}
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        aria-current={isHere ? 'true' : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        Việc khác <Icon name="down" />
      </button>
      <ul id={id} className={isOpen ? 'further further-open' : 'further'}>
        {children}
      </ul>
    </li>
  )
}
