import type { Field } from './field.ts'
import { grantHeaders } from './grant-headers.ts'
import { personHeaders } from './person-headers.ts'

/**
 * What lists call their columns, as written with accents; compared first as written, then without accents. `Chủ hộ` and
 * `Nam` mean different things in a header and in a cell, so these words are only asked of header rows.
 */
export const headerWords: Readonly<Partial<Record<Field, readonly string[]>>> = { ...personHeaders, ...grantHeaders }

/** Short words that without accents mean something else as well: "Đời", "Đôi", "Đổi". */
export const onlyAsWritten: ReadonlySet<string> = new Set(['Đội'])
