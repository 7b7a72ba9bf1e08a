import { cleanText } from './clean-text.ts'

/**
 * A person's name as it is shown and stored. Capitals, apostrophes and hyphens stay as the list writes them: "H' Maryam",
 * "H’Maryam" and "H-Maryam" are all somebody's official spelling.
 */
export function displayName(text: string): string {
  return cleanText(text)
}
