import { cleanText } from '../../domain/names/clean-text.ts'

const word = /^\p{Lu}[\p{L}'’ʼ`.-]*$/u
const surnames = new Set(
  'nguyễn,trần,lê,phạm,hoàng,huỳnh,phan,vũ,võ,đặng,bùi,đỗ,hồ,ngô,dương,lý,đinh,trịnh,đào,mai,lương,trương,lưu,tạ,hà,tô,tống,châu,nông,hứa,triệu,vàng,giàng,lò,lầu,sùng,thào,hoàn,cao,thái,phùng,lâm,mạc,tăng,cù,siu,rah,kpă,rcom,rmah,ksor'.split(
    ',',
  ),
)
const clans = new Set(
  'niê,mlô,êban,ksơr,kbuôr,êčăm,byă,adrơng,kđăm,kdăm,ayŭn,ayun,êñuôl,knul,hđơk,hwing,hmok,buôr,rcăm'.split(','),
)

/** Whether a text may be somebody's name: two to six words, each with a capital. A hamlet's name may be one as well. */
export function looksLikeName(text: string): boolean {
  const words = cleanText(text).split(' ')
  return words.length >= 2 && words.length <= 6 && words.every((one) => word.test(one))
}

/** Whether it hardly is anything else: a surname before two more words, "Văn", "Thị", "Y", "H'" or a clan. */
export function isSurelyName(text: string): boolean {
  if (!looksLikeName(text)) return false
  const words = cleanText(text).toLowerCase().split(' ')
  const [first = '', ...more] = words
  if (/^(?:y|h|h['’ʼ`].+)$/u.test(first) || clans.has(more.at(-1) ?? '')) return true
  return more.length > 1 && (surnames.has(first) || more[0] === 'văn' || more[0] === 'thị')
}
