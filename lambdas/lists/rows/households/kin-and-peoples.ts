import { foldText } from '../../../domain/names/fold-text.ts'

/** What the words of kin are made more exact by, as lists write it. */
const closer: Readonly<Record<string, readonly string[]>> = {
  con: ['trai', 'gái', 'dâu', 'rể', 'đẻ', 'ruột', 'nuôi'],
  cháu: ['nội', 'ngoại'],
  em: ['ruột'],
  anh: ['ruột'],
  chị: ['ruột'],
}
const withCloser = (word: string): string[] => [word, ...(closer[word] ?? []).map((more) => `${word} ${more}`)]

/** Closest kin, with accents: nobody is addressed by these words, so that before a name they say what he is to somebody. */
export const closestKin: readonly string[] = ['vợ', 'chồng', 'con', 'cháu', 'mẹ', 'bố', 'cha'].flatMap(withCloser)
/** By these people are addressed as well: "ông Lê Văn Ba" is nobody's grandfather. */
const addressed = ['ông', 'bà', 'em', 'anh', 'chị']
/** Of whom lists have few. */
const distant = 'chắt,chít,má,cô,dì,cậu,mợ,bác,thím,dượng,cụ,kỵ'.split(',')

/** Kin that a list has in columns or rows of their own, folded. */
export const kinOfHousehold: readonly string[] = [...closestKin, ...addressed.flatMap(withCloser)].map(foldText)
/** Each single word by which somebody is said to be kin, folded. */
export const wordsOfKin: ReadonlySet<string> = new Set([
  ...kinOfHousehold.flatMap((kin) => kin.split(' ')),
  ...distant.map(foldText),
])

const kin = new Set(['chu ho', 'ch', ...kinOfHousehold])
const peoples = new Set(
  "kinh,e de,ede,m'nong,mnong,m nong,gia rai,jrai,ba na,xo dang,tay,nung,thai,muong,hmong,h'mong,mong,dao,hoa,khmer,san chay,van kieu,bru,bru van kieu".split(
    ',',
  ),
)

/** "Chủ hộ", "vợ", "con dâu": what somebody is to the head of his household. */
export const isKin = (text: string): boolean => kin.has(foldText(text))

/** "Kinh", "Ê Đê", "M'Nông": one of the peoples that live here. */
export const isPeople = (text: string): boolean => peoples.has(foldText(text))
