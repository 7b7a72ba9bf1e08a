/** What a check has found: nothing, or what is wrong, each in a line. */
export interface Finding {
  readonly claim: string
  readonly looked: string
  readonly faults: readonly string[]
}

export const finding = (claim: string, looked: string, faults: readonly string[]): Finding => ({
  claim,
  looked,
  faults,
})

const mostShown = 5

/** @returns whether every claim holds */
export function printVerdict(findings: readonly Finding[], print: (line: string) => void): boolean {
  for (const { claim, looked, faults } of findings) {
    print(`${faults.length === 0 ? '✓' : '✗'} ${claim}: ${looked}`)
    for (const fault of faults.slice(0, mostShown)) print(`    ${fault}`)
    if (faults.length > mostShown) print(`    and ${faults.length - mostShown} more`)
  }
  const failed = findings.filter(({ faults }) => faults.length > 0).length
  print(failed === 0 ? `All ${findings.length} claims hold.` : `${failed} of ${findings.length} claims do NOT hold.`)
  return failed === 0
}
