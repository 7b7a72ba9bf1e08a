interface Numbered {
  readonly idNumbers: readonly { readonly number: string }[]
}

/** Whether two people's records carry one ID number; a CMND is no CCCD by its length. */
export const sharesNumber = (one: Numbered, other: Numbered): boolean =>
  one.idNumbers.some(({ number }) => other.idNumbers.some((known) => known.number === number))
