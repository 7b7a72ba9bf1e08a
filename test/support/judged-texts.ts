/**
 * Runs in the page, so it may use nothing from here. Marks the texts whose contrast axe is to judge: of those that look alike, which is
 * most of a long table, the first and the last that are in sight. They look alike when from the root down to them every element has the
 * same tag, classes, colours, grounds and letters. Judging contrast is two thirds of axe's work, and of fifty rows it says fifty times
 * the same.
 */
export function markTexts(mark: string): void {
  const ids = new Map<string, number>()
  const kinds = new Map<Element, number>()

  function kindOf(element: Element | null): number {
    if (!element) return 0
    const known = kinds.get(element)
    if (known !== undefined) return known
    const style = getComputedStyle(element)
    const isOff = element.matches(':disabled, [aria-disabled="true"]')
    const serves = element instanceof HTMLLabelElement && element.control?.matches(':disabled')
    const look = [
      ...[kindOf(element.parentElement), element.tagName, element.getAttribute('class'), isOff, serves],
      ...[style.color, style.backgroundColor, style.backgroundImage, style.opacity, style.textShadow],
      ...[style.fontSize, style.fontWeight, style.display, style.visibility, style.position],
    ].join('|')
    const id = ids.get(look) ?? ids.size + 1
    ids.set(look, id)
    kinds.set(element, id)
    return id
  }

  function isScrolledAway(element: Element): boolean {
    const own = element.getBoundingClientRect()
    for (let box = element.parentElement; box && box !== document.documentElement; box = box.parentElement) {
      if (!['auto', 'scroll'].includes(getComputedStyle(box).overflowY)) continue
      const { top, bottom } = box.getBoundingClientRect()
      if (own.top < top || own.bottom > bottom) return true
    }
    return false
  }

  const alike = new Map<number, Element[]>()
  for (const element of document.querySelectorAll('body *')) {
    element.removeAttribute(mark)
    const isField = element.matches('input, select, textarea')
    if (isField) element.setAttribute(mark, '')
    else if ([...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '')) {
      const kind = kindOf(element)
      alike.set(kind, [...(alike.get(kind) ?? []), element])
    }
  }
  for (const elements of alike.values())
    for (const inTurn of [elements, elements.toReversed()])
      (inTurn.find((element) => !isScrolledAway(element)) ?? inTurn[0])?.setAttribute(mark, '')
}
