/** Words with a capital at their beginning, as a label, a column's head or a sentence has one: "xã, phường" → "Xã, phường". */
export const capitalised = (words: string): string => `${words.charAt(0).toLocaleUpperCase('vi')}${words.slice(1)}`
