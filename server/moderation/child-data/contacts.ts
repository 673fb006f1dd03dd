import { type Found, foundIn } from './found.ts'

const isInAddress = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{N}._%+-]/u.test(letter)
const isInHost = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{N}.-]/u.test(letter)

/** E-mail addresses: looked for outward from each `@`, never past another. A bare `@name` is a mention. */
export function findEmails(text: string): Found[] {
  const found: Found[] = []
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    let start = at
    let end = at + 1
    while (isInAddress(text[start - 1])) start--
    while (isInHost(text[end])) end++
    while (text[end - 1] === '.' || text[end - 1] === '-') end--
    const host = text.slice(at + 1, end)
    if (start < at && /\.\p{L}{2,}$/u.test(host.slice(-12))) found.push(foundIn(text, 'e-mail', start, end))
  }
  return found
}

/** Digits with what people put between them. */
const run = /[+(]?\d[\d ().\-–/]*\d/g
/** What has a number of its own that may look like one of a telephone. */
const otherNumbers =
  /\b(isbn|issn|urn|doi|dfe|ref|reference|ehcp|case|invoice|order|page|pages)\W{0,3}(?:number|no)?\W{0,3}$/i
/** Numbers of services, which anybody may ring: freephone, local rate, helplines. */
const servicesOnly = /^0(?:3|8|9)/

/** British numbers of ten or eleven digits, and others written with their country. */
export function findTelephones(text: string): Found[] {
  const found: Found[] = []
  for (const { 0: piece, index } of text.matchAll(run)) {
    const digits = piece.replace(/\D/g, '')
    const isForeign = piece.startsWith('+') && !digits.startsWith('44')
    const national = digits.replace(/^(?:00)?44(?=\d{9})0?/, '0')
    const isBritish = /^0[127]\d{8,9}$/.test(national) && !servicesOnly.test(national)
    if (!isBritish && !(isForeign && digits.length >= 9 && digits.length <= 15)) continue
    if (otherNumbers.test(text.slice(Math.max(0, index - 24), index))) continue
    found.push(foundIn(text, 'telephone', index, index + piece.length))
  }
  return found
}
