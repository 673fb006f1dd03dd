import { randomUUID } from 'node:crypto'
import mongoose from 'mongoose'
import { beforeEach, describe, expect, test } from 'vitest'
import { confirmImport, previewImport } from '../../server/importing/importing.service.ts'
import { digestBySlug, digestsNewestFirst } from '../../server/library/digests.reader.ts'
import { documentsWithExcerpts } from '../../server/library/documents.reader.ts'
import { registerLibrary } from '../../server/library/library.entity.ts'
import { registerComments } from '../../server/threads/comments.entity.ts'
import { commentsOn } from '../../server/threads/threads.reader.ts'
import { type Actor, guest } from '../../shared/accounts/actor.ts'
import { threadTree } from '../../shared/threads/tree.ts'
import { startTestDatabase } from '../support/database.ts'
import { readPost } from '../support/posts.ts'
import { postFrom } from '../support/reports.ts'

startTestDatabase()
registerLibrary()
registerComments()

const mo: Actor = { id: 'c'.repeat(24), name: 'Mo', role: 'moderator' }
const post = readPost('as-the-blog.txt')

const confirm = (raw = post, actor = mo) =>
  confirmImport(actor, { operation: randomUUID(), raw, fingerprint: previewImport(raw).fingerprint })

/** The digest that an answer leads to, with its documents and excerpts. */
async function digestAt(location: string) {
  const digest = await digestBySlug(location.replace('/digests/', ''))
  const ids = digest.entries.map(({ document }) => document)
  const { documents, excerpts } = await documentsWithExcerpts(ids, guest)
  return { digest, documents, excerpts }
}

/** How many things there are in every collection. */
async function counted(): Promise<Record<string, number>> {
  const names = Object.values(mongoose.connection.collections).map(({ name }) => name)
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = await mongoose.connection.collection(name).countDocuments()
  return counts
}

beforeEach(async () => {
  for (const collection of Object.values(mongoose.connection.collections)) await collection.deleteMany({})
})

describe('confirming an import', () => {
  test('makes the digest with its entries in the order of the post', async () => {
    const { location } = await confirm()
    const { digest, documents, excerpts } = await digestAt(location)
    expect(digest).toMatchObject({
      title: 'A made-up round of reports for testing, March 2016',
      creator: { id: mo.id, name: 'Mo' },
      links: [{ url: 'https://example.org/tag/made-up/' }],
      sample: false,
    })
    expect(
      documents.map(({ authority, published, judgements: [overall] }) => [
        authority?.slug,
        published,
        overall?.area,
        overall?.printed,
        overall?.previous,
      ]),
    ).toEqual([
      ['medway', '2016-03-04', 'overall', 'ADEQUATE', null],
      ['derby', '2016-03-04', 'overall', 'OUTSTANDING', null],
      ['south-tyneside', '2016-03-04', 'overall', 'REQUIRES IMPROVEMENT', 'inadequate'],
      ['st-helens', '2016-02-11', 'overall', 'INADEQUATE', null],
    ])
    expect(documents[2]?.reinspection).toContain('RE-INSPECTION')
    expect(excerpts.map(({ section, kind }) => `${section} ${kind}`)).toEqual([
      'local-authority silence',
      'local-authority quotation',
      'lscb quotation',
      'local-authority quotation',
      'local-authority quotation',
    ])
    expect(excerpts.at(-1)).toMatchObject({
      text: 'Each name is shared with the CLT group, and “nobody” is lost from sight.',
      editorNotes: ['children looked-for team, which meets monthly'],
    })
    expect(digest.entries.map(({ excerpts }) => excerpts)).toEqual(documents.map(({ excerpts }) => excerpts))
  })

  test('brings the thread with its nesting, under the names of the post', async () => {
    const { location } = await confirm()
    const { digest } = await digestAt(location)
    const comments = await commentsOn(`digest:${digest.id}`, guest)
    const byId = Object.fromEntries(comments.map((comment) => [comment.id, comment]))
    const { branches } = threadTree(byId, { kind: 'digest', id: digest.id })
    const outline = (branch: (typeof branches)[number]): unknown[] => [
      branch.comment.creator.name,
      branch.comment.creator.postAuthor,
      ...branch.replies.map(outline),
    ]
    expect(branches.map(outline)).toEqual([
      ['Rowan Example', true, ['Ash Reader', false, ['Rowan Example', true]]],
      ['Linden Visitor', false],
    ])
    expect(comments.every(({ imported, creator }) => imported && creator.id === null)).toBe(true)
    expect(comments[0]?.html).toContain('<p>And this stands after a gap.</p>')
    expect((await digestsNewestFirst(1))[0]?.comments).toBe(4)
  })

  test('keeps the text as it came', async () => {
    await confirm()
    const kept = await mongoose.connection.collection('imports').findOne()
    expect(kept?.raw).toBe(post)
    expect(kept?.creator).toEqual({ id: mo.id, name: 'Mo' })
  })

  test('a second time changes nothing at all, and leads to the same digest', async () => {
    const first = await confirm()
    const before = await counted()
    const again = await confirm()
    const spaced = await confirm(post.replaceAll('\n', '\r\n').replaceAll('“', '"'))
    expect(again).toEqual({ events: [], location: first.location })
    expect(spaced).toEqual(again)
    expect(await counted()).toEqual(before)
  })

  test('by four people at once makes one digest', async () => {
    const others: Actor[] = ['d', 'e', 'f'].map((letter) => ({ ...mo, id: letter.repeat(24) }))
    const answers = await Promise.all([mo, ...others].map((actor) => confirm(post, actor)))
    expect(new Set(answers.map(({ location }) => location)).size).toBe(1)
    const { digests, documents, comments, imports } = await counted()
    expect({ digests, documents, comments, imports }).toEqual({
      digests: 1,
      documents: 4,
      comments: 4,
      imports: 1,
    })
  })

  test('of another post on the same report joins its document, and repeats no passage', async () => {
    const posted = await postFrom(mo, { authority: 'St Helens', published: '2016-02-11', text: 'By hand.' })
    const first = await digestAt((await confirm()).location)
    const other = post
      .replace('A made-up round of reports', 'Another round')
      .replace('it accepted the answer', 'it went away')
    const second = await digestAt((await confirm(other)).location)
    expect(second.documents.map(({ id }) => id)).toEqual(first.documents.map(({ id }) => id))
    expect(first.documents[3]).toMatchObject({ id: posted.document.id, creator: { name: 'Mo' } })
    // The grade that was known stays; the passages stand together; each digest holds its own.
    expect(first.documents[3]?.judgements.map(({ grade }) => grade)).toEqual(['good'])
    expect(first.digest.entries[3]?.excerpts).toHaveLength(1)
    expect(second.excerpts.filter(({ text }) => text.startsWith('The board'))).toHaveLength(2)
    expect(second.digest.entries[1]?.excerpts[0]).toBe(first.digest.entries[1]?.excerpts[0])
    expect(second.digest.entries[1]?.excerpts[1]).not.toBe(first.digest.entries[1]?.excerpts[1])
    expect(second.digest.previous?.slug).toBe(first.digest.slug)
  })
})

describe('what is not imported', () => {
  test('a text other than the one that was shown', async () => {
    const shown = previewImport(post).fingerprint
    const swapped = confirmImport(mo, {
      operation: randomUUID(),
      raw: post.replace('every spring', 'every autumn'),
      fingerprint: shown,
    })
    await expect(swapped).rejects.toMatchObject({ code: 'changed-meanwhile' })
    expect((await counted()).digests).toBe(0)
  })

  test('an entry whose authority or day cannot be read: the rest is, and the text is kept', async () => {
    const unclear = post.replace(/^Medway/m, 'Medwich').replace('11/2/16', '31/2/16')
    const { documents } = await digestAt((await confirm(unclear)).location)
    expect(documents.map(({ authority }) => authority?.slug)).toEqual(['derby', 'south-tyneside'])
    expect((await mongoose.connection.collection('imports').findOne())?.raw).toContain('Medwich')
  })

  test.for([
    'A letter to the editor\n\nNothing here is about any report.',
    ' \n ',
  ])('a text without one entry: %j', async (raw) => {
    await expect(confirm(raw)).rejects.toMatchObject({ code: 'invalid', fields: [{ field: 'raw' }] })
    expect((await counted()).digests).toBe(0)
  })
})
