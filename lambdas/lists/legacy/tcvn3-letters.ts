/**
 * TCVN3 (TCVN 5712:1993, VN3; fonts .VnTime, .VnArial …): a letter and its byte in hexadecimal. From the standard's
 * table, compared with the one of glibc's iconv. Capitals exist without tones only; the fonts whose name ends in H show
 * the small letters as capitals.
 */
export const tcvn3Letters =
  'à B5 á B8 ả B6 ã B7 ạ B9 ă A8 ằ BB ắ BE ẳ BC ẵ BD ặ C6 â A9 ầ C7 ấ CA ẩ C8 ẫ C9 ậ CB ' +
  'è CC é D0 ẻ CE ẽ CF ẹ D1 ê AA ề D2 ế D5 ể D3 ễ D4 ệ D6 ì D7 í DD ỉ D8 ĩ DC ị DE ' +
  'ò DF ó E3 ỏ E1 õ E2 ọ E4 ô AB ồ E5 ố E8 ổ E6 ỗ E7 ộ E9 ơ AC ờ EA ớ ED ở EB ỡ EC ợ EE ' +
  'ù EF ú F3 ủ F1 ũ F2 ụ F4 ư AD ừ F5 ứ F8 ử F6 ữ F7 ự F9 ỳ FA ý FD ỷ FB ỹ FC ỵ FE đ AE ' +
  'Ă A1 Â A2 Đ A7 Ê A3 Ô A4 Ơ A5 Ư A6'

const bytes = new Map<string, string>()
const parts = tcvn3Letters.split(' ')
for (let at = 0; at < parts.length; at += 2) {
  bytes.set(String.fromCharCode(Number.parseInt(parts[at + 1] ?? '', 16)), parts[at] ?? '')
}

/** ư is the byte that Unicode programs take for a soft hyphen, which they hide, and drop when text is copied. */
export const softHyphen = '\u00AD'

/** The letter of each byte above 7F, the byte given as the character of the same number. */
export const tcvn3Letter: ReadonlyMap<string, string> = bytes
