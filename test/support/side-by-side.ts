export interface Step {
  /** Also the npm script. */
  readonly name: string
  /** Names of the steps that must have passed before. */
  readonly after: readonly string[]
  /** What the script is given besides. */
  readonly options?: readonly string[]
  readonly environment?: NodeJS.ProcessEnv
  /** Nothing waits for it: it takes the processor that the others leave. */
  readonly givesWay?: boolean
}

/**
 * Runs the steps, in their order, at most `most` at the same time, each once what it comes after has passed.
 * @param run resolves to whether the step has passed
 * @returns the names of those that failed, or could not begin because of one that failed
 */
export async function sideBySide(
  steps: readonly Step[],
  most: number,
  run: (step: Step) => Promise<boolean>,
): Promise<string[]> {
  const waiting = [...steps]
  const passed = new Set<string>()
  const broken: string[] = []
  const running = new Set<Promise<void>>()
  for (;;) {
    for (const step of waiting.filter(({ after }) => after.some((name) => broken.includes(name)))) {
      waiting.splice(waiting.indexOf(step), 1)
      broken.push(step.name)
    }
    const next = waiting.find(({ after }) => after.every((name) => passed.has(name)))
    if (next && running.size < most) {
      waiting.splice(waiting.indexOf(next), 1)
      const work: Promise<void> = run(next).then((isPassed) => {
        running.delete(work)
        if (isPassed) passed.add(next.name)
        else broken.push(next.name)
      })
      running.add(work)
      continue
    }
    if (running.size === 0) {
      // Whoever still waits, waits for a step that is not there.
      return [...broken, ...waiting.map(({ name }) => name)]
    }
    await Promise.race(running)
  }
}
