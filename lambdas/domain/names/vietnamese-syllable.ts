/** Each row: a vowel without tone, then with huyền, sắc, hỏi, ngã, nặng. */
const vowels = 'aàáảãạ ăằắẳẵặ âầấẩẫậ eèéẻẽẹ êềếểễệ iìíỉĩị oòóỏõọ ôồốổỗộ ơờớởỡợ uùúủũụ ưừứửữự yỳýỷỹỵ'
const plainVowel = new Map<string, { vowel: string; tone: number }>()
for (const row of vowels.split(' ')) {
  for (const [tone, letter] of [...row].entries()) plainVowel.set(letter, { vowel: row[0] ?? letter, tone })
}

const onsets = 'ngh ch gh gi kh ng nh ph qu th tr b c d đ g h k l m n p r s t v x'.split(' ')

/** Everything that can stand behind the first consonants: vowels, and the consonants after them. */
const rimes = new Set(
  `a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et
  ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang
  oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt
  ơ ơi ơm ơn ơp ơt u ua uân uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên
  uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu`.split(/\s+/),
)
const afterQu = new Set(
  `a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng ât âu ây e en eo et ê ên ênh êch êt i in
  it ich ôc ơ ơi ơn y ych yên yêt yn ynh yt`.split(/\s+/),
)
const quality = /[ăâêôơư]/
const frontVowel = /^[eêiy]/
const stopCoda = /(?:c|ch|p|t)$/
const ascii = /^[a-z]*$/
const sac = 2
const nang = 5

/**
 * Whether a word is built as Vietnamese syllables are: consonants, rime, at most one tone, and the tone where it is
 * written (hòa and hoà, thủy and thuỷ are both right; with a stop at the end only sắc and nặng). Tells real text from
 * bytes that were shown with the wrong letters, not words that exist from words that do not. Any case, any normal form.
 */
export function isVietnameseSyllable(word: string): boolean {
  let plain = ''
  let tone = 0
  let toneAt = -1
  for (const letter of word.normalize('NFC').toLowerCase()) {
    const known = plainVowel.get(letter)
    if (known === undefined) {
      plain += letter
      continue
    }
    if (known.tone !== 0) {
      if (tone !== 0) return false
      tone = known.tone
      toneAt = plain.length
    }
    plain += known.vowel
  }
  for (const onset of onsetsOf(plain)) {
    const rime = plain.slice(onset.length)
    if (!fits(onset, rime)) continue
    // "cac" is typed without accents, as names on some lists are; who types the ư of "nưc" types its tone too.
    if (tone === 0 && (ascii.test(plain) || !stopCoda.test(rime))) return true
    if (tone === 0 || (stopCoda.test(rime) && tone !== sac && tone !== nang)) continue
    if (tonePlaces(rime).includes(toneAt - onset.length)) return true
    // "qúy", "gía": the tone on the letter that belongs to the consonant.
    if (toneAt === 1 && (onset === 'qu' || onset === 'gi') && vowelsOf(rime) === 1) return true
  }
  return false
}

/** "gi" may be the consonant of "giang" or g with the vowel of "gìn". */
function onsetsOf(plain: string): string[] {
  const found = onsets.find((onset) => plain.startsWith(onset)) ?? ''
  return found === 'gi' ? ['gi', 'g'] : [found]
}

function fits(onset: string, rime: string): boolean {
  if (onset === 'qu') return afterQu.has(rime)
  if (!rimes.has(rime)) return false
  if (onset === 'c') return !frontVowel.test(rime)
  if (onset === 'k') return frontVowel.test(rime)
  if (onset === 'g') return !/^[eêy]/.test(rime)
  if (onset === 'ng') return !frontVowel.test(rime)
  if (onset === 'gh' || onset === 'ngh') return /^[eêi]/.test(rime)
  if (onset === 'gi') return !/^[iy]/.test(rime)
  return onset === '' || !/^yê/.test(rime)
}

function vowelsOf(rime: string): number {
  let count = 0
  while (plainVowel.has(rime[count] ?? '')) count += 1
  return count
}

function tonePlaces(rime: string): number[] {
  const count = vowelsOf(rime)
  for (let at = count - 1; at >= 0; at--) if (quality.test(rime[at] ?? '')) return [at]
  if (count === 1) return [0]
  if (count < rime.length) return [count - 1]
  if (count === 3) return [1]
  return /^(?:oa|oe|uy)$/.test(rime) ? [0, 1] : [0]
}
