import { foldText } from '../../../domain/names/fold-text.ts'
import { wordsOfKin } from './kin-and-peoples.ts'

/** What a row says its person is to the head of his household. */
export type Relation = 'none' | 'head' | 'member' | 'unknown'

const headWords = new Set('chu ho,chuho,ch,c ho,ch ho,chu,ban than,chu ho gia dinh,chu gia dinh'.split(','))
/** Besides words of kin: "vc" (vợ chồng), "tv" (thành viên). */
const otherMembers = new Set(['vc', 'tv', 'khau', 'khac'])
const memberPhrase = /\b(?:thanh vien|nhan khau|ho hang|than nhan|nguoi than|o nho|o cung|giam ho)\b/
/** "Chú", "Chú họ": an uncle. "Chú hộ" is a head's, mistyped. */
const uncle = /(?<!\p{L})chú(?!\p{L}|\s*hộ)/iu
/** "Quan hệ với chủ hộ: con": the column's own words again. */
const ofColumn = /^(?:quan he|qh)(?: voi)? chu ho\b|\b(?:voi|khong phai(?: la)?|khong la) (?:chu ho|ch)\b/
const isHeadIn = /\bchu ?ho\b/
/** Behind them another clause begins: "Mẹ (chủ hộ)" is the head, "Mẹ chủ hộ" and "Vợ (chồng) chủ hộ" are not. */
const clauseSign = /[(,;:/–-]/
/** "Vợ (chủ hộ: Nguyễn Văn An)": the name belongs to the word before it. */
const nameOfHead = /\b(chu ?ho|ch) *:/g
/** "Mẹ, chủ hộ mới": what may be said of her as the head. Any other word behind "chủ hộ" is somebody's. */
const ofHeadHerself = /^(?:moi|nu|ngheo|can ngheo|gia dinh|hien nay|hien tai|tu|thay|\d)(?: |$)/
const longest = 60

/** A list says the same few words on every row. */
const known = new Map<string, Relation>()
const rememberedWords = 500

/** "Chủ hộ.", "C.hộ", "Là chủ hộ", "Mẹ (chủ hộ)"; "Vợ", "Con chủ hộ"; "-". */
export function relationOf(text: string): Relation {
  const earlier = known.get(text)
  if (earlier !== undefined) return earlier
  const relation = readRelation(text)
  if (known.size < rememberedWords && text.length <= longest) known.set(text, relation)
  return relation
}

function readRelation(text: string): Relation {
  const plain = wordsIn(text)
  if (plain === '' || plain === '0') return 'none'
  const isUncle = uncle.test(text.normalize('NFC'))
  if (!isUncle && headWords.has(plain)) return 'head'
  const clauses = foldText(text.slice(0, longest)).replace(nameOfHead, '$1 ').split(clauseSign).map(wordsIn)
  const said = clauses.map((clause) => clause.replace(ofColumn, ' ').trim()).filter((clause) => clause !== '')
  if (!isUncle && said.some((clause, at) => isHeadClause(clause, said.slice(0, at)))) return 'head'
  return isUncle || said.some(isMemberClause) ? 'member' : 'unknown'
}

const wordsIn = (text: string): string =>
  foldText(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** Whose child somebody is stands before the word, "con đẻ của chủ hộ", or his name behind it: "Con, chủ hộ Nguyễn Văn An". */
function isHeadClause(clause: string, before: readonly string[]): boolean {
  if (headWords.has(clause)) return true
  const found = isHeadIn.exec(clause)
  if (found === null || isMemberClause(clause.slice(0, found.index))) return false
  const behind = clause.slice(found.index + found[0].length).trim()
  return behind === '' || ofHeadHerself.test(behind) || !before.some(isMemberClause)
}

const isMemberClause = (clause: string): boolean =>
  clause.split(' ').some((word) => wordsOfKin.has(word) || otherMembers.has(word)) || memberPhrase.test(clause)
