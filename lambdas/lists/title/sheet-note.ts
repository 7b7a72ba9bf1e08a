/** How our remark on a whole sheet begins, which a workbook that was sent back carries above its header. */
export const sheetNoteStart = 'Chung cho cả trang: '
