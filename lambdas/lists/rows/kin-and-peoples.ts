import { foldText } from '../../domain/names/fold-text.ts'

const kin = new Set(
  'chu ho,ch,vo,chong,con,con trai,con gai,con dau,con re,con de,con ruot,con nuoi,chau,chau noi,chau ngoai,me,bo,cha,ong,ba,em,anh,chi,em ruot,anh ruot,chi ruot'.split(
    ',',
  ),
)
const peoples = new Set(
  "kinh,e de,ede,m'nong,mnong,m nong,gia rai,jrai,ba na,xo dang,tay,nung,thai,muong,hmong,h'mong,mong,dao,hoa,khmer,san chay,van kieu,bru,bru van kieu".split(
    ',',
  ),
)

/** "Chủ hộ", "vợ", "con dâu": what somebody is to the head of his household. */
export const isKin = (text: string): boolean => kin.has(foldText(text))

/** "Kinh", "Ê Đê", "M'Nông": one of the peoples that live here. */
export const isPeople = (text: string): boolean => peoples.has(foldText(text))
