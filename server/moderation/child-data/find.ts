import { findBirthdays } from './birthdays.ts'
import { findEmails, findTelephones } from './contacts.ts'
import type { Found } from './found.ts'
import { findNamesWithAges } from './names-with-ages.ts'
import { findNamesWithSchools } from './names-with-schools.ts'
import { findAddresses, findPostcodes } from './places.ts'
import { tokensOf } from './tokens.ts'

/** Addresses of pages, which are public and full of numbers. */
const pageAddress = /\b(?:https?:\/\/|www\.)\S+/gi

/**
 * What in a text points to a child or leads to somebody's door, in the order of the text, no two things for the same
 * words. Goes through the text a fixed number of times and never looks further ahead than a sentence or so: linear
 * in its length, whatever stands in it.
 */
export function findChildData(text: string): Found[] {
  const emails = findEmails(text)
  const plain = without(text, emails).replace(pageAddress, (address) => ' '.repeat(address.length))
  const tokens = tokensOf(plain)
  const found = [
    ...emails,
    ...findTelephones(plain),
    ...findPostcodes(plain),
    ...findAddresses(plain, tokens),
    ...findBirthdays(plain, tokens),
    ...findNamesWithAges(plain, tokens),
    ...findNamesWithSchools(plain, tokens),
  ].sort((a, b) => a.start - b.start || b.end - a.end)
  let end = 0
  return found.filter((one) => {
    if (one.start < end) return false
    end = one.end
    return true
  })
}

/** The text with spaces in the place of what was found, so that all else keeps its position. */
function without(text: string, found: readonly Found[]): string {
  let done = 0
  const pieces = found.flatMap(({ start, end }) => {
    const before = text.slice(done, start)
    done = end
    return [before, ' '.repeat(end - start)]
  })
  return pieces.join('') + text.slice(done)
}
