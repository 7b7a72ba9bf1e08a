import type { CheckedList } from '../../lambdas/lists/check-list.ts'

/** The check as `--json` gives it: a fixed shape that other programs read, whatever else the reader comes to know. */
export function checkReport({ file, people, problems, totals }: CheckedList) {
  return {
    file: {
      name: file.name,
      sha256: file.sha256,
      format: file.format,
      encoding: file.encoding,
      sheets: file.sheets.map(({ name, headerRow, people, skipped, columns }) => ({
        ...{ name, headerRow, people },
        skipped: skipped.map(({ row, why }) => ({ row, why })),
        columns: columns.map(({ column, header, field, confidence }) => ({ column, header, field, confidence })),
      })),
    },
    people: people.map(({ sheet, row, fullName, birth, sex, idNumbers, hamlet, household, policy, amount }) => ({
      ...{ sheet, row, fullName, birth, sex },
      idNumbers: idNumbers.map(({ kind, number }) => ({ kind, number })),
      ...{ hamlet, household, policy, amount },
    })),
    problems: problems.map(({ sheet, row, column, field, severity, code, value, message, suggestion }) => ({
      ...{ sheet, row, column, field, severity, code, value, message, suggestion },
    })),
    totals,
  }
}
