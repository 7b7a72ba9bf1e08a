/** Nine digits and more, also in groups: a card's number, or a telephone's. A day has eight, and money of supports seven. */
const cardNumbers = /\p{Nd}(?:[\s.\-–]{0,2}\p{Nd}){8,}/gu

/**
 * What an officer has written, for who may read no ID numbers: the paper of whoever takes money for another is mostly named by its number,
 * and remarks have them too. Its last digits stay, as everywhere.
 */
export const hideNumbers = (text: string): string =>
  text.replace(cardNumbers, (number) => `•••• ${number.replace(/\P{Nd}/gu, '').slice(-4)}`)
