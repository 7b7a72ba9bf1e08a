/**
 * What to say of words that are longer than they may be; null where they fit. A field that simply stops (`maxLength`) cuts off the end of
 * what is pasted into it, and nobody sees it.
 * @param most letters of the wire's limit (`note`, unless it is said), which counts without blanks around and with each letter in one piece
 */
export function tooLong(words: string, most = 500): string | null {
  const { length } = words.trim().normalize('NFC')
  return length > most
    ? `Dài ${length.toLocaleString('vi-VN')} ký tự, nhiều nhất ${most.toLocaleString('vi-VN')}. Viết gọn lại.`
    : null
}

/** Whether a field of the form says so: it is not sent then. */
export const hasTooLong = (form: HTMLFormElement): boolean => form.querySelector('[data-too-long]') !== null
