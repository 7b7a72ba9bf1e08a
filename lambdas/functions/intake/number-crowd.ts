/** Rows of one file that may carry one number. A large family under its head's number has as many; a column filled down has hundreds. */
export const mostRowsOfNumber = 10

/** Different repeated numbers that are counted; beyond them memory would grow with a file that repeats everything. */
const mostCounted = 100_000

/** How many rows of a file carry each number that is repeated in it. */
export class NumberCrowd {
  private readonly rows = new Map<string, number>()

  /** @param number one that an earlier row of the file has already */
  add(number: string): void {
    const known = this.rows.get(number)
    if (known !== undefined) this.rows.set(number, known + 1)
    else if (this.rows.size < mostCounted) this.rows.set(number, 2)
  }

  /** The numbers in more rows than one person's supports could take, with how many. */
  crowded(): ReadonlyMap<string, number> {
    return new Map([...this.rows].filter(([, count]) => count > mostRowsOfNumber))
  }
}
