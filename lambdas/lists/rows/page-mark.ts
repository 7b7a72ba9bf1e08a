const pageMark =
  /^(?:(?:cộng )?(?:(?:số )?trang(?:(?: số)? ?\d+| trước) )?(?:mang|chuyển) sang(?: (?:từ )?trang.*)?|(?:cộng )?chuyển (?:trang|tiếp).*|trang(?: số)? ?\d+(?: ?(?:\/|trên) ?\d+)?)[\s:.]*$/iu
const ofPage = /(?<!\p{L})(?:trang|mang sang|chuyển (?:sang|tiếp))(?!\p{L})/iu

/** What a page repeats of the page before or says of itself: "Mang sang từ trang 1", "Trang 2/3". No sum of the people above it, and nobody. */
export const isPageMark = (text: string): boolean => pageMark.test(text)

/** "Cộng trang 1", "Mang sang": what a row of a printed page says, in the middle of those who belong together. */
export const isOfPage = (text: string): boolean => ofPage.test(text)
