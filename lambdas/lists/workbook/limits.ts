/**
 * Where reading stops, because no list of a commune or province comes near and hostile files go far beyond. Real
 * workbooks unpack to 6 to 30 times their size.
 */

/** Unpacked bytes under which a zip and its entries are never called a bomb, whatever their ratio. */
export const bombFreeBytes = 50 * 1024 * 1024
/** Unpacked to packed. Deflate itself ends at 1,032. */
export const maximumRatio = 300
/** Entries of a zip; Excel writes some twenty, one more per sheet and picture. */
export const maximumZipEntries = 10_000
/** Central directory, bytes. */
export const maximumDirectoryBytes = 16 * 1024 * 1024
/** Parts that are held whole (workbook.xml, styles.xml, relations), unpacked. */
export const maximumSmallPartBytes = 32 * 1024 * 1024
/** Shared strings are held packed in memory: a million rows of twelve columns need some 30 MB. */
export const maximumSharedStringBytes = 256 * 1024 * 1024
/** They cost eight bytes each besides, also when they are empty. */
export const maximumSharedStrings = 2 ** 23
/** One `<si>` or one cell as XML. Excel's longest text is 32,767 characters. */
export const maximumTokenBytes = 1024 * 1024
/** One row as XML. */
export const maximumRowBytes = 16 * 1024 * 1024
/** Columns A to XFD. */
export const maximumColumns = 16_384
export const maximumSheets = 1_000
/** Letters. Excel's own limit is 31, and each remark to a row names its sheet; a CSV is called as its file. */
export const longestSheetName = 255
/** Remarks pinned to cells of one sheet; a province's lists together have some thousands. */
export const maximumComments = 20_000
/** Of their part, unpacked: Excel writes some 500 for one. */
export const maximumCommentBytes = 16 * 1024 * 1024
/** Letters of one that are kept, with the names that Excel writes above it. */
export const longestComment = 1_000
export const maximumMergedRanges = 100_000
/** Old .xls and 2003 XML are read whole by a library that needs some ten times their size in memory. */
export const maximumWholeFileBytes = 40 * 1024 * 1024
/** One quoted field of a CSV, characters: an unclosed quotation mark would otherwise swallow the rest of the file. */
export const maximumCsvFieldLength = 100_000
/** Compressed bytes handed to the inflater at once; at the worst ratio they become 16 MB. */
export const inflateStepBytes = 16 * 1024
/** Unpacked bytes that come at once from an unpacker that can be told. */
export const unpackedStepBytes = 64 * 1024
/** Bytes asked of a random-access source at once; the cloud's source fetches more and keeps it. */
export const readStepBytes = 256 * 1024
