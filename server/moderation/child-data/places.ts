import { type Found, foundIn } from './found.ts'
import type { Token } from './tokens.ts'

/** The areas that British postcodes begin with. */
const areas = new Set(
  `AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G
  GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL
  OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF
  WN WR WS WV YO ZE`.match(/\S+/g),
)
const outward = /^([a-z]{1,2})(\d[a-z\d]?)$/i
const inward = /^\d[abd-hjlnp-uw-z]{2}$/i
const ordinal = /^(?:1st|2nd|3rd|\dth)$/
const whole = /(?<![\p{L}\p{N}])([a-z]{1,2}\d[a-z\d]?)[ \u00a0]{0,2}(\d[a-z]{2})(?![\p{L}\p{N}])/giu

/** Whole postcodes; a district alone names nobody. */
export function findPostcodes(text: string): Found[] {
  const found: Found[] = []
  for (const { 0: piece, 1: district = '', 2: unit = '', index } of text.matchAll(whole)) {
    const area = outward.exec(district)?.[1]?.toUpperCase() ?? ''
    if (areas.has(area) && inward.test(unit) && !ordinal.test(unit))
      found.push(foundIn(text, 'postcode', index, index + piece.length))
  }
  return found
}

const streets = new Set(
  `road rd street avenue ave lane close drive crescent gardens grove terrace way court place walk rise mews square row
  view green park hill parade`.match(/\S+/g),
)
/** Words before a number that is none of a house. */
const counted = new Set(
  `paragraph para paragraphs page pages p section sections chapter part figure table annex appendix point item
  recommendation note footnote line volume number no step phase year grade level stage rule article regulation clause
  schedule question january february march april may june july august september october november december`.match(
    /\S+/g,
  ),
)
const mostNames = 3

/** A number, up to three names with capitals, and a word for a street: `12 Acacia Avenue`. */
export function findAddresses(text: string, tokens: readonly Token[]): Found[] {
  const found: Found[] = []
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'number' || Number(token.text) < 1 || Number(token.text) > 999) continue
    if (counted.has(tokens[at - 1]?.lower ?? '')) continue
    let next = at + 1
    // A house number may carry a letter: 12a.
    if (tokens[next]?.start === token.end && tokens[next]?.text.length === 1) next++
    if (tokens[next]?.text === ',') next++
    const first = next
    while (next < first + mostNames && tokens[next]?.capital && !endsStreet(tokens, next, first)) next++
    if (next > first && endsStreet(tokens, next, first))
      found.push(foundIn(text, 'address', token.start, tokens[next]?.end ?? token.end))
  }
  return found
}

/** A school or church may be named after its road. */
const namedAfter = /^(?:school|schools|primary|academy|church|hospital|centre|infant|infants|junior|college)$/

function endsStreet(tokens: readonly Token[], at: number, first: number): boolean {
  const token = tokens[at]
  if (at === first || !token?.capital || !streets.has(token.lower)) return false
  return !namedAfter.test(tokens[at + 1]?.lower ?? '')
}
