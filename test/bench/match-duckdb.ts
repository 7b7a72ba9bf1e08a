/**
 * DuckDB on the same CSV: load, normalise, join by the same nine keys (or by the register's five alone), score by Jaro-Winkler;
 * then the textbook rule. `node --import tsx match-duckdb.ts FILE TRUTH THREADS [KEYS]`. Prints one line of JSON (`DuckMatching`).
 */
import { DuckDBInstance } from '@duckdb/node-api'

export type DuckMatching = {
  candidates: number
  /** Load, normalise and join by keys. */
  candidateSeconds: number
  scoreSeconds: number
  /** Of all threads, from the first statement on: candidates, and all of it. */
  candidateCpuSeconds: number
  cpuSeconds: number
  peakMegabytes: number
  /** The best recall at a precision of 0.98 that any threshold of its score gives, chosen with the truth in hand. */
  recallAt98: number
  /**
   * Same commune and year of birth, Jaro-Winkler of the whole name 0.92 or more: every pair of such people compared. Null
   * where these would be hundreds of millions.
   */
  rule: { seconds: number; precision: number; recall: number } | null
}

const mostForRule = 1_500_000
const [file = '', truth = '', threads = '2', keys = '9'] = process.argv.slice(2)
const instance = await DuckDBInstance.create(':memory:', { threads })
const connection = await instance.connect()
const run = (sql: string) => connection.run(sql)
const numbers = async (sql: string): Promise<number[]> => {
  const rows = (await connection.runAndReadAll(sql)).getRows()
  return (rows[0] ?? []).map(Number)
}

/** Words without accents and marks; đ and ƀ are no letters that strip_accents knows. */
const words = `string_split(trim(regexp_replace(regexp_replace(translate(strip_accents(lower("Họ và tên")), 'đƀč', 'dbc'), '[''’\`]', '', 'g'), '[^a-z]+', ' ', 'g')), ' ')`
/** "Thôn 05" is "5". */
const hamlet = `nullif(regexp_replace(regexp_replace(lower(strip_accents("Thôn/Buôn")), '^(thon|buon|xom|ap|lang|khoi|tdp) *', ''), '^0+', ''), '')`
const digits = `regexp_replace(coalesce("CMND/CCCD", ''), '\\D', '', 'g')`

async function load(): Promise<void> {
  await run(`create table raw as select * from read_csv('${file}', header = true, all_varchar = true)`)
  await run(`create table people as
    select *, case when len(number) > 9 then left(number, 8) else left(number, 6) end as starts,
      len(number) * 10000 + right(number, 4)::int as ends
    from (select i, hamlet, array_to_string(list_sort(w), ' ') as sorted, least(w[1], w[-1]) || ' ' || greatest(w[1], w[-1]) as core, w[1] as family,
      case when n = '' then null when len(n) > 9 then lpad(n, 12, '0') else lpad(n, 9, '0') end as number,
      commune, year,
      case when day is null or (day = 1 and month = 1) then null
        else year * 1024 + least(day, month) * 32 + greatest(day, month) end as date
    from (select rowid as i, ${words} as w, ${digits} as n, "Mã xã" as commune, ${hamlet} as hamlet,
      try_cast(right("Ngày sinh", 4) as int) as year,
      try_cast(case when len("Ngày sinh") = 10 then substr("Ngày sinh", 1, 2) end as int) as day,
      try_cast(case when len("Ngày sinh") = 10 then substr("Ngày sinh", 4, 2) end as int) as month from raw))`)
}

async function pairUp(): Promise<void> {
  const joins = [
    'a.number = b.number',
    'a.core = b.core and a.date = b.date',
    'a.commune = b.commune and a.date = b.date',
    'a.sorted = b.sorted and a.commune = b.commune',
    'a.core = b.core and a.year = b.year and a.commune = b.commune',
    'a.core = b.core and a.hamlet = b.hamlet and a.commune = b.commune',
    'a.core = b.core and a.starts = b.starts',
    'a.core = b.core and a.ends = b.ends',
    'a.family = b.family and a.year = b.year and a.hamlet = b.hamlet and a.commune = b.commune',
  ].map((same) => `select a.i as a, b.i as b from people a join people b on ${same} and a.i < b.i`)
  await run(`create table pairs as ${joins.slice(0, Number(keys)).join(' union ')}`)
}

async function score(): Promise<void> {
  await run(`create table scored as select p.a, p.b,
      jaro_winkler_similarity(a.sorted, b.sorted) * 10
      + case when a.number = b.number then 12
          when a.number is null or b.number is null or len(a.number) <> len(b.number) then 0
          when damerau_levenshtein(a.number, b.number) = 1 then 7 else -5 end
      + case when a.date = b.date then 9 when a.year = b.year then 3 else -5 end
      + case when a.commune = b.commune then 4 else -2 end as score
    from pairs p join people a on a.i = p.a join people b on b.i = p.b`)
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

const before = process.cpuUsage()
const begun = performance.now()
await load()
await pairUp()
const paired = performance.now()
const candidateCpuSeconds = cpuSeconds()
await score()
const scored = performance.now()
const allCpuSeconds = cpuSeconds()
const { maxRSS } = process.resourceUsage()
const [candidates = 0] = await numbers('select count(*) from pairs')

await run(`create table labels as select person from read_csv('${truth}', header = true)`)
await run('create table truth as select rowid as i, person from labels')
const [all = 0] = await numbers(
  'select sum(n * (n - 1) / 2) from (select count(*) as n from truth group by person having n > 1)',
)
const [recallAt98 = 0] = await numbers(`
  with known as (select score, (x.person = y.person)::int as ok from scored s join truth x on x.i = s.a join truth y on y.i = s.b),
    levels as (select score, sum(ok) as t, count(*) as n from known group by score),
    reached as (select sum(t) over (order by score desc) as t, sum(n) over (order by score desc) as n from levels)
  select coalesce(max(t), 0) / ${all} from reached where t >= 0.98 * n`)

async function textbookRule(): Promise<DuckMatching['rule']> {
  const start = performance.now()
  await run(`create table ruled as select a.i as a, b.i as b from people a join people b
    on a.commune = b.commune and a.year = b.year and a.i < b.i and jaro_winkler_similarity(a.sorted, b.sorted) >= 0.92`)
  const seconds = (performance.now() - start) / 1000
  const [right = 0, found = 1] = await numbers(
    'select sum((x.person = y.person)::int), count(*) from ruled r join truth x on x.i = r.a join truth y on y.i = r.b',
  )
  return { seconds, precision: right / found, recall: right / all }
}

const [people = 0] = await numbers('select count(*) from people')
const matching: DuckMatching = {
  candidates,
  candidateSeconds: (paired - begun) / 1000,
  scoreSeconds: (scored - paired) / 1000,
  candidateCpuSeconds,
  cpuSeconds: allCpuSeconds,
  peakMegabytes: maxRSS / 1024,
  recallAt98,
  rule: people > mostForRule ? null : await textbookRule(),
}
console.log(JSON.stringify(matching))
