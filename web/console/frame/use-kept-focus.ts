import { type RefObject, useEffect } from 'react'

/** What goes with the focus in it may have a place of its own for it, which is reached by then. */
const whenDrawn = 100

/**
 * What has the focus may go: a filter that is cleared, a "Thử lại" that has helped, a button that opens what stands in its place. The browser
 * then begins at the top of the page; here one goes on at the nearest heading that is left around it.
 */
export function useKeptFocus(place: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = place.current
    if (!element) return
    let path: readonly Element[] = []
    const remember = ({ target }: FocusEvent): void => {
      const whole = target instanceof Element ? [target, ...ancestorsOf(target)] : []
      // A row of the register that is scrolled far out of the window goes, too: nobody has left it, and nothing has come in its place.
      path = whole.some((one) => one.matches('.people-table')) ? [] : whole
    }
    const isLost = (): boolean => document.activeElement === document.body && path[0]?.isConnected === false
    const observer = new MutationObserver(() => {
      if (isLost()) setTimeout(() => isLost() && goOn(path), whenDrawn)
    })
    element.addEventListener('focusin', remember)
    observer.observe(element, { childList: true, subtree: true })
    return () => {
      element.removeEventListener('focusin', remember)
      observer.disconnect()
    }
  }, [place])
}

function ancestorsOf(element: Element): Element[] {
  const parent = element.parentElement
  return parent ? [parent, ...ancestorsOf(parent)] : []
}

function goOn(path: readonly Element[]): void {
  for (const around of path) {
    const heading = around.isConnected && around.matches('section, form, main') && around.querySelector('h1, h2, h3')
    if (!(heading instanceof HTMLElement)) continue
    heading.tabIndex = -1
    heading.focus()
    return
  }
}
