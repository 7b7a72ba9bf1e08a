import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** TrueType files. */
export type PrintedFonts = { readonly regular: Uint8Array; readonly bold: Uint8Array }

/** The package that a bundle of a function takes along, files and all, when it holds this file. */
export const fontPackage = '@expo-google-fonts/tinos'

/**
 * Tinos: the widths of Times New Roman, which the forms ask for, with all letters of Vietnamese and Êđê (ƀ, č, ĕ, ĭ, ŏ, ŭ).
 * SIL Open Font License 1.1.
 */
export function tinos(): PrintedFonts {
  const folder = join(createRequire(import.meta.url).resolve(`${fontPackage}/package.json`), '..')
  const file = (name: string) => readFileSync(join(folder, name, `Tinos_${name}.ttf`))
  return { regular: file('400Regular'), bold: file('700Bold') }
}
