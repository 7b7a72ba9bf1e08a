const naturally = new Intl.Collator('vi', { numeric: true })

/** Names as people put them in order: Thôn 2 before Thôn 10. */
export const inNaturalOrder = (one: string, other: string): number => naturally.compare(one, other)
