import { expect, test } from 'vitest'
import { authoritiesWithCounts, authorityPage } from '../../server/library/authorities.reader.ts'
import { documentsOfAuthority, documentsWithExcerpts } from '../../server/library/documents.reader.ts'
import { registerLibrary } from '../../server/library/library.entity.ts'
import { type Actor, guest } from '../../shared/accounts/actor.ts'
import { startTestDatabase } from '../support/database.ts'
import { postFrom } from '../support/reports.ts'

startTestDatabase()
registerLibrary()
const ada: Actor = { id: 'a'.repeat(24), name: 'Ada', role: 'member' }

test('an authority’s documents stand latest first, and are counted in its region', async () => {
  await postFrom(ada, { published: '2014-05-06' })
  await postFrom(ada, { published: '2017-06-13' })
  await postFrom(ada, { authority: 'Derbyshire' })
  const ids = await documentsOfAuthority('derby')
  const { documents, excerpts } = await documentsWithExcerpts(ids, guest)
  expect(documents.map(({ published }) => published)).toEqual(['2017-06-13', '2014-05-06'])
  expect(excerpts.map(({ document }) => document)).toEqual(documents.map(({ id }) => id))
  const region = (await authoritiesWithCounts()).find(({ region }) => region === 'East Midlands')
  expect(region?.authorities.slice(0, 2)).toEqual([
    { slug: 'derby', name: 'Derby', documents: 2 },
    { slug: 'derbyshire', name: 'Derbyshire', documents: 1 },
  ])
})

test('an authority’s page has its names and codes, and who came after it', () => {
  expect(authorityPage('derby')).toMatchObject({ name: 'Derby', gssCode: 'E06000015', ofstedUrn: '80459' })
  expect(authorityPage('cumbria').successors.map(({ slug }) => slug)).toEqual([
    'cumberland',
    'westmorland-and-furness',
  ])
  expect(() => authorityPage('atlantis')).toThrow(expect.objectContaining({ code: 'not-found' }))
})
