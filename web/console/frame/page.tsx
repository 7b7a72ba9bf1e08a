import { type ReactNode, useEffect, useRef } from 'react'

// The first page of a visit leaves the focus at the top of the document, where the skip link is.
let isFirstPage = true

interface PageProps {
  readonly title: string
  readonly lead?: ReactNode
  readonly children: ReactNode
}

/** A screen: its one h1, which takes the focus when the screen is entered, so that a screen reader says where one is. */
export function Page({ title, lead, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!isFirstPage) {
      heading.current?.focus({ preventScroll: true })
      scrollTo(0, 0)
    }
    isFirstPage = false
  }, [])
  useEffect(() => {
    document.title = `${title} · An Sinh`
  }, [title])
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {lead ? <div className="lead">{lead}</div> : null}
      {children}
    </>
  )
}
