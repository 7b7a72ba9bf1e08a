import type { LegalSource } from './programme.ts'

/** As an officer reads it; a place that nobody has seen in the text is not passed for one that was. */
export const sourceInWords = ({ document, place, certain }: LegalSource): string =>
  `${document}, ${place}${certain ? '' : ' (chưa đối chiếu nguyên văn)'}`
