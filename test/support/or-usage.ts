/** What `run` gives; where it was asked for an option that there is not, the usage is printed and the program ends with 2. */
export async function orUsage<T>(usage: string, run: () => T | Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    const isOfOptions = error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
    if (!isOfOptions) throw error
    console.error(`${error.message}\n${usage}`)
    process.exit(2)
  }
}
