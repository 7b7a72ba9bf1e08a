/** The pool's password policy, rule by rule; Cognito has the last word. */
export const passwordRules = [
  { id: 'length', words: 'Ít nhất 12 ký tự', holds: (text: string) => text.length >= 12 },
  { id: 'lower', words: 'Có chữ thường (a–z)', holds: (text: string) => /[a-z]/.test(text) },
  { id: 'upper', words: 'Có chữ hoa (A–Z)', holds: (text: string) => /[A-Z]/.test(text) },
  { id: 'digit', words: 'Có chữ số (0–9)', holds: (text: string) => /\d/.test(text) },
] as const

export const isGoodPassword = (text: string): boolean => passwordRules.every((rule) => rule.holds(text))
