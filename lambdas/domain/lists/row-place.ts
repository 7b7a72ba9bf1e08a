/** A row in words: "dòng 3", or of a sheet that must be named "dòng 3 trang "Thôn 5"". @param sheet null where it is plain which */
export const rowInWords = (row: number | null, sheet: string | null): string =>
  sheet === null ? `dòng ${row}` : `dòng ${row} trang "${sheet}"`
