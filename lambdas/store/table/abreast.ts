/**
 * Does the work for all, so many at a time: enough to hide the way to the table, few enough for one function.
 * @returns the answers in the order of the questions
 * @throws what the first failure throws; no more are begun then
 */
export async function abreast<Asked, Answer>(
  all: readonly Asked[],
  width: number,
  work: (one: Asked, index: number) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = []
  for (let from = 0; from < all.length; from += width)
    answers.push(...(await Promise.all(all.slice(from, from + width).map((one, at) => work(one, from + at)))))
  return answers
}

/** In their order, the last one as long as what is left. */
export const inParts = <One>(all: readonly One[], size: number): One[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size))
