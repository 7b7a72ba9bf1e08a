import { builtInFormat, customFormat, type NumberFormat } from './number-format.ts'
import { xmlTags } from './xml-tags.ts'

/** The number format of each cell style, by the index that cells carry (`s="3"`). */
export function readCellStyles(stylesXml: string): NumberFormat[] {
  const custom = new Map<number, NumberFormat>()
  const styles: NumberFormat[] = []
  let isInCellStyles = false
  for (const { name, attributes, isEnd } of xmlTags(stylesXml)) {
    if (name === 'cellXfs') isInCellStyles = !isEnd
    if (isEnd) continue
    if (name === 'numFmt') custom.set(Number(attributes.numFmtId), customFormat(attributes.formatCode ?? ''))
    if (name === 'xf' && isInCellStyles) {
      const id = Number(attributes.numFmtId ?? 0)
      styles.push(custom.get(id) ?? builtInFormat(id))
    }
  }
  return styles
}
