import { foldText } from '../../domain/names/fold-text.ts'
import type { Field } from './field.ts'

/** Who takes the money for a child, in a header. */
export const carers = 'người (?:trực tiếp )?(?:chăm sóc|nuôi dưỡng)|phụ huynh'

/** "Họ và tên người hưởng/người nhận thay": who is supported, and in some rows who takes the money for him. */
const ofBoth =
  /^(?:(?:ho va ten|ho ten|ten) )?(?:doi tuong|nguoi (?:huong|thu huong|duoc (?:ho tro|huong)|nhan(?: tien)?))(?: hoac| va)?(?: ho va ten| ho ten| ten)? (?:nguoi )?(?:duoc )?(?:nhan thay|dai dien|giam ho|uy quyen)\b/

/** "Họ và tên trưởng thôn", "Tên cán bộ phụ trách": who answers for a hamlet, beside how many people and how much money it has. */
const officer =
  /\b(?:ho va ten|ho ten|ten)\b.*\b(?:(?:truong|pho) (?:thon|buon|bon|ban|to|tdp|khu|xom|ap|khoi|nhom|doi|diem)|phu trach|cong tac vien|can bo (?:chi tra|lap|thon|xa|quan ly|theo doi|dieu tra)|nguoi (?:lap|chi tra|chi tien|phat tien|giao tien))\b/

/**
 * Words inside a longer header, tried in this order on its text without accents, when no whole header fits: the more
 * special before the more general ("Ngày cấp CMND" is no ID number, "Họ tên đối tượng" no policy).
 */
export const headerPhrases: readonly (readonly [RegExp, Field])[] = [
  [/^(?:stt|so tt|so thu tu)\b/, 'stt'],
  [/\b(?:ngan hang|tai khoan|stk)\b/, 'bankAccount'],
  [/\b(?:bhxh|bhyt|bao hiem)\b/, 'socialInsurance'],
  [/\b(?:ma so thue|mst|dkkd|dang ky kinh doanh)\b/, 'taxCode'],
  [/^so (?:cmnd|cccd|cmtnd|cmt|dinh danh|can cuoc)\b.* ngay cap\b/, 'idNumber'],
  [/\bngay (?:thang (?:nam )?)?cap\b/, 'idIssuedOn'],
  [/\bnoi cap\b/, 'idIssuedAt'],
  [ofBoth, 'fullName'],
  [
    /\b(?:nhan thay|giam ho|uy quyen|dai dien|cha|me|vo chong|vo hoac chong|nguoi (?:lien he|than|bao lanh))\b/,
    'representative',
  ],
  [officer, 'other'],
  [new RegExp(`^(?:ho (?:va )?ten |ten )?(?:${foldText(carers)})\\b`), 'representative'],
  [/\b(?:cmnd|cccd|cmt|dinh danh|can cuoc)\b.*\b(?:vo|chong)$/, 'representative'],
  [/\b(?:cmnd|cccd|cmtnd|cmt|dinh danh|chung minh nhan dan|chung minh thu|can cuoc)\b/, 'idNumber'],
  [/\b(?:ky nhan|ky ten|chu ky|diem chi(?! tra))\b/, 'signature'],
  [/\bghi chu\b/, 'note'],
  [/\bdien thoai\b/, 'phone'],
  [/\be ?mail\b/, 'other'],
  [/\bdan toc\b/, 'ethnicity'],
  // With a martyr, a child or who takes the money, it is none to the head of a household.
  [/\bquan he\b(?!.*\b(?:ls|liet si|ncc|nguoi(?! dung ten)|tre|doi tuong|hoc sinh)\b)/, 'relation'],
  [/\bquan he\b/, 'other'],
  [/\bma (?:so )?ho\b(?! so\b)/, 'householdCode'],
  [/\b(?:so khau|nhan khau|so nguoi)\b/, 'householdSize'],
  // "Mức hỗ trợ x số tháng": the reckoning, and what it comes to.
  [/\b(?:muc|so tien|don gia)\b.*\b(?:x|nhan) so thang\b/, 'amount'],
  [/\bso thang\b/, 'months'],
  [/\bso ngay (?:thuc te )?(?:duoc )?(?:ho tro|huong|dieu tri|cach ly)\b/, 'days'],
  [/^(?:ho va ten|ho ten)\b.*\b(?:ngay|nam) sinh\b/, 'fullName'],
  [/\b(?:ngay sinh|nam sinh|sinh ngay|sinh nam|ntns)\b/, 'birth'],
  [/\bgioi tinh\b/, 'sex'],
  [/^(?:tien )?ho tro (?:covid|(?:0?3|ba) thang\b)/, 'amount'],
  [/\b(?:thanh tien|so tien|kinh phi|tong tien|tien (?:ho tro|duoc huong))\b/, 'amount'],
  [/\bmuc (?:ho tro|huong|tro cap|chi|(?:tien )?an)\b/, 'rate'],
  [/\b(?:ho va ten|ho ten) chu ho$/, 'headName'],
  [/\b(?:ho va ten|ho ten)\b|\bten (?:doi tuong|nguoi|thanh vien)\b/, 'fullName'],
  // What the survey of the poor makes of a household: "Kết quả rà soát hộ nghèo năm 2019".
  [/\b(?:phan loai|xep loai|ket qua (?:ra soat|binh xet)) ho\b/, 'policy'],
  [/\b(?:doi tuong|thuoc dien|dien huong)\b(?!.*\bkhac\b)/, 'policy'],
  // "Ý kiến của thôn", "Trưởng thôn" say nothing of where somebody lives.
  [
    /^(?!(?:y kien|xac nhan|nhan xet|ket qua|truong|can bo|nguoi|so (?:ho|khau)|ngay)\b).*\b(?:thon|buon|to dan pho|tdp|khu pho)\b/,
    'hamlet',
  ],
  // "Tình trạng cư trú" says whether somebody still lives there.
  [/^(?!tinh trang\b).*\b(?:dia chi|noi o|hktt|thuong tru|cu tru|cho o)\b/, 'address'],
  [/\b(?:quyet dinh)\b/, 'decision'],
]
