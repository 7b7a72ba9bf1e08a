import { builtInFormat, customFormat, type NumberFormat } from './number-format.ts'
import { xmlTags } from './xml-tags.ts'

/** What reading a cell needs of its style. */
export type CellStyle = NumberFormat & { struck?: true }

/** Each cell style, by the index that cells carry (`s="3"`). */
export function readCellStyles(stylesXml: string): CellStyle[] {
  const custom = new Map<number, NumberFormat>()
  const styles: CellStyle[] = []
  const struckFonts = new Set<number>()
  let font = -1
  let isInFonts = false
  let isInCellStyles = false
  for (const { name, attributes, isEnd } of xmlTags(stylesXml)) {
    if (name === 'cellXfs') isInCellStyles = !isEnd
    if (name === 'fonts') isInFonts = !isEnd
    if (isEnd) continue
    if (isInFonts && name === 'font') font += 1
    if (isInFonts && name === 'strike' && !/^(?:0|false)$/.test(attributes.val ?? '1')) struckFonts.add(font)
    if (name === 'numFmt') custom.set(Number(attributes.numFmtId), customFormat(attributes.formatCode ?? ''))
    if (name === 'xf' && isInCellStyles) {
      const id = Number(attributes.numFmtId ?? 0)
      const format = custom.get(id) ?? builtInFormat(id)
      styles.push(struckFonts.has(Number(attributes.fontId ?? 0)) ? { ...format, struck: true } : format)
    }
  }
  return styles
}
