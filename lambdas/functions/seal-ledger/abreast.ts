/** So many at once: enough to hide the way to the table, few enough for one function. */
const width = 16

/** Does the work for all, some at a time. @returns the answers in the order of the questions; throws what the first failure throws */
export async function abreast<Asked, Answer>(
  all: readonly Asked[],
  work: (one: Asked) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = []
  for (let from = 0; from < all.length; from += width)
    answers.push(...(await Promise.all(all.slice(from, from + width).map(work))))
  return answers
}
