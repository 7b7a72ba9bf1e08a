/**
 * Signs of text typed in TCVN3 (.VnTime) or VNI fonts, which is Latin-1 garbage once the font is gone: "NguyÔn V¨n
 * Hïng", "Nguyeãn Vaên Huøng". First letters that no Vietnamese, Êđê or M'nông name has, between letters; then pairs of
 * vowels that only VNI makes.
 */
const foreignLetter = /(?:\p{L}[¨©®§µ¶·¸¹»¼½¾ÆÇËÎÏÖ×ØÜÞßäåæçëîïöøûüþ]|[¨©®§µ¶·¸¹»¼½¾ÆÇËÎÏÖ×ØÜÞßäåæçëîïöøûüþ]\p{L})/iu
const vniPair = /[ae][êâ]|o[âê]|e[ãàáø]|uø/iu

export function looksLikeLegacyFont(text: string): boolean {
  return foreignLetter.test(text) || vniPair.test(text)
}
