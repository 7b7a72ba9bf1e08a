/** Onset, vowels and coda of a Vietnamese syllable; its marks are taken away before. */
const syllable =
  /^(?:b|ch|c|d|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x)?(?:[aeiouy]{1,3})(?:ch|c|m|ng|nh|n|p|t)?$/

/** What has come in as it is. */
const taken = new Set(['cccd', 'cmnd', 'mail', 'byte', 'tep', 'ubnd', 'mttq'])

const bare = (word: string): string =>
  word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase()

/** Words of a text that can be no Vietnamese syllable, as nearly every English word of more than three letters. */
export const foreignWords = (text: string): string[] =>
  (text.match(/[\p{L}\p{M}]+/gu) ?? []).filter((word) => !syllable.test(bare(word)) && !taken.has(bare(word)))
