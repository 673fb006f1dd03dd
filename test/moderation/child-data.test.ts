import { describe, expect, it } from 'vitest'
import { findChildData } from '../../server/moderation/child-data/find.ts'

const kinds = (text: string) => findChildData(text).map(({ kind }) => kind)

describe('a name together with an age', () => {
  it.each([
    'My daughter Amy is home educated. She is 8.',
    'Our eldest is called Zebedee and has just turned nine, so he reads what he likes.',
    'Our son Tom (9) was never seen by anybody.',
    'We told them that Amy, aged 8, prefers rivers to worksheets.',
    'They asked to see Oliver, 11, and his books.',
    'Freya is seven and reads all day.',
    'Freya, who is seven, reads all day.',
    'Our 8-year-old Maya asked why.',
    'Our eight-year-old, Maya, asked why.',
    'My 10 year old son is called Caspian.',
    'Mohammed is now in Year 4 and bored.',
    'Ellie (Year 6) was deregistered in May.',
    'Jakub, Y9, left in the spring.',
    'my youngest, Wren, started in Reception and lasted a month',
    'Zebedee, 8 years old, knows his rights.',
    'They visited our neighbours’ boy Leo. He is twelve, and polite.',
    'Amy just turned 8!',
    'my twins Rafferty and Juno, both of them 8 years old',
  ])('%s', (text) => {
    expect(kinds(text)).toEqual(['name-and-age'])
  })

  it.each([
    'Year 9 of the report',
    '7-year-old inspection cycle',
    'Derby, 2017',
    'paragraph 12',
    'Derby, 12 of 15 families',
    'In Kent, 12, and in Leeds, 9, were visited.',
    'Section 8, and Figure 3, say otherwise.',
    'Regulation 8, 9 and 12 apply.',
    'Ofsted is 25 years old.',
    'Amanda Spielman, 56, said so.',
    'However, 8 were seen.',
    'My son (9) loves fractions.',
    'My daughter is 8 and has never been to school.',
    'Children in Year 4 are counted; girls in Year 10 are not.',
    'Derby in Year 9 data',
    'For children aged 5 to 16 the duty is the same.',
    'The law speaks of a child aged 8 or over.',
    'Badman (2009) recommended it, and Badman (3) repeats it.',
    'Tower Hamlets, 4, is the lowest.',
    'The guidance is 8 years old.',
    'See Monk (7) and Lee (12).',
    'Recommendation 4, and not 5.',
    'In June 2017 three, in July 2 more.',
    'The Year 11 cohort in Medway is small.',
    'Grade 4 is inadequate.',
    'Mark 4, they say. Will 9 be enough?',
    'my son Tom is 24 and a teacher',
    'Every child is seen within 15 days; 8 were not.',
    'The 17-year-old policy of Bristol',
  ])('not: %s', (text) => {
    expect(findChildData(text)).toEqual([])
  })
})

describe('a child together with a school', () => {
  it.each([
    'my daughter Amy, 8, at St Mary’s',
    'my daughter goes to Oakfield Primary School',
    'Our son was bullied at Hillview Academy for a year.',
    'Amy attends St Anne’s.',
    'Olivia went to St. Mark’s Infant School until May.',
    'her son Tom left Northgate High in tears',
    'my little boy started at St Peter’s in September',
  ])('%s', (text) => {
    expect(kinds(text)).toEqual(['name-and-school'])
  })

  it.each([
    'my son attended school in Leeds',
    'The Primary School in the report is not named.',
    'My daughter has never seen a Secondary School from inside.',
    'Our children go to the State School round the corner.',
    'My son was born at St Mary’s Hospital.',
    'My daughter lives in St Helens, as the report says.',
    'Inspectors visited Oakfield Primary School twice.',
    'Ofsted judged Hillview Academy inadequate.',
    'My daughter is taught at home. Oakfield Primary is in the report.',
  ])('not: %s', (text) => {
    expect(findChildData(text)).toEqual([])
  })
})

describe('what leads to somebody’s door', () => {
  it.each([
    ['Ring me on 07700 900123.', 'telephone', '07700 900123'],
    ['Ring me on +44 (0)7700 900 123, evenings', 'telephone', '+44 (0)7700 900 123'],
    ['My number: 01632-960-983', 'telephone', '01632-960-983'],
    ['020 7946 0018 is hers', 'telephone', '020 7946 0018'],
    ['from abroad +1 202 555 0143', 'telephone', '+1 202 555 0143'],
    ['write to jo.bloggs+ehe@mail.example.org, please', 'e-mail', 'jo.bloggs+ehe@mail.example.org'],
    ['we live in DE1 3AB', 'postcode', 'DE1 3AB'],
    ['near sw1a 2aa, they said', 'postcode', 'sw1a 2aa'],
    ['postcode M11AE', 'postcode', 'M11AE'],
    ['They came to 12 Acacia Avenue unasked.', 'address', '12 Acacia Avenue'],
    ['Flat 3, 14a High Oak Road', 'address', '14a High Oak Road'],
    ['his date of birth is 3 May 2012', 'date-of-birth', 'date of birth is 3 May 2012'],
    ['DOB: 03/05/2012', 'date-of-birth', 'DOB: 03/05/2012'],
  ])('%s', (text, kind, words) => {
    expect(findChildData(text)).toEqual([expect.objectContaining({ kind, words })])
  })

  it.each([
    'on 13-06-2017 and 2017-06-13',
    'ISBN 0-19-853453-1',
    'URN 0112345678',
    'The NSPCC helpline is 0808 800 5000.',
    'Ofsted answers on 0300 123 1231.',
    'https://reports.example/provider/01632960983/DE13AB',
    '@Ada said so',
    'a@b',
    'see p. 12, paragraph 14 High Street Primary',
    'between 2014 and 2017',
    '1,234,567 pupils, 0.012345678 of all',
    'Table B1 2nd row',
    'A1 2BC',
    'In 2017 Market Street School closed.',
    '12 schools on Acacia Avenue',
    'grade 2 Good Practice',
  ])('not: %s', (text) => {
    expect(findChildData(text)).toEqual([])
  })
})

it('says each thing once, in the order of the text', () => {
  const text = 'My son Tom, 9, of 12 Acacia Avenue, DE1 3AB: tom@example.org or 07700 900123.'
  expect(kinds(text)).toEqual(['name-and-age', 'address', 'postcode', 'e-mail', 'telephone'])
})

describe('hostile words', () => {
  const hostile: Record<string, (size: number) => string> = {
    'at signs': (size) => '@'.repeat(size),
    'letters without an at sign': (size) => 'a'.repeat(size),
    'addresses without an end': (size) => 'a@'.repeat(size / 2),
    'addresses and more addresses': (size) => 'a@b.cc '.repeat(size / 7),
    'digits and spaces': (size) => '0 '.repeat(size / 2),
    'a digit and brackets': (size) => `1${'('.repeat(size)}`,
    names: (size) => 'Amy '.repeat(size / 4),
    'sons and sons': (size) => 'my son Tom '.repeat(size / 11),
    capitals: (size) => 'A'.repeat(size),
    apostrophes: (size) => "a'".repeat(size / 2),
    'ages without names': (size) => '8-year-old '.repeat(size / 11),
    saints: (size) => 'St '.repeat(size / 3),
    'numbers and streets': (size) => '1 A B C '.repeat(size / 8),
  }
  it.each(Object.keys(hostile))('take time in step with their length: %s', (name) => {
    const timed = (size: number) => {
      const text = hostile[name]!(size)
      const runs = Array.from({ length: 3 }, () => {
        const begun = performance.now()
        findChildData(text)
        return performance.now() - begun
      })
      return Math.min(...runs)
    }
    timed(20_000)
    // Eight times the words: some ten times as long where it is linear, sixty-four times where it is not.
    const [short, long] = [timed(20_000), timed(160_000)]
    expect(long).toBeLessThan(Math.max(short, 1) * 32)
  })
})
