import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { Accounts } from '../../server/accounts/accounts.model.ts'
import { Flags } from '../../server/moderation/flags/flags.model.ts'
import { hides, isTrusted } from '../../server/moderation/flags/flags.rules.ts'
import { begun } from '../../server/moderation/moderated.ts'
import { Records } from '../../server/platform/data/write-path.model.ts'
import { Comments } from '../../server/threads/comments.model.ts'
import type { CommentView } from '../../shared/threads/views.ts'
import { come } from '../support/come.ts'
import { sampleLibrary } from '../support/library.ts'
import { startTestServer } from '../support/server.ts'
import { codeOf, Visitor } from '../support/visitor.ts'

const server = startTestServer()
let at: Awaited<ReturnType<typeof sampleLibrary>>
let mo: Visitor
let ben: Visitor
/** Members of long standing. */
let elders: Visitor[]
let newer: Visitor
let guest: Visitor

beforeAll(async () => {
  at = await sampleLibrary()
  const { url } = server()
  ;[mo, ben, newer] = await Promise.all([come(url, 'Mo', 'moderator'), come(url, 'Ben'), come(url, 'Newer')])
  guest = new Visitor(url)
  elders = await Promise.all(
    ['Una', 'Dov', 'Tri'].map(async (name) => {
      const elder = await come(url, name)
      for (let n = 0; n < 3; n++) await says(elder, `Of long ago, ${n}, by ${name}`)
      return elder
    }),
  )
  const longAgo = new Date(Date.now() - 8 * 24 * 60 * 60 * 1000)
  await Comments.updateMany({}, { $set: { created: longAgo } })
})

async function says(
  who: Visitor,
  source: string,
  thread = { threadKind: 'document', threadId: at.document },
) {
  const { events } = await who.write('/comments', { ...thread, source })
  const event = events.find(({ type }) => type === 'comment.changed')
  if (event?.type !== 'comment.changed' || !event.view) throw new Error('no comment')
  return event.view
}
const flag = (who: Visitor, { id }: { id: string }, more: Record<string, unknown> = {}) =>
  who.send('/flags', { kind: 'comment', id, rule: 'topic', ...more })
const kept = async ({ id }: { id: string }) => {
  const comment = await Comments.findById(id).lean()
  if (!comment) throw new Error('no comment')
  return comment
}
const decide = async (decision: string, comment: CommentView, more: Record<string, unknown> = {}) => {
  const { version } = await kept(comment)
  return mo.write('/moderation/decide', {
    decision,
    things: [{ kind: 'comment', id: comment.id, version }],
    rule: 'topic',
    ...more,
  })
}

describe('a report', () => {
  it('waits in the queue with what it says, moves no version, and is nobody else’s to see', async () => {
    const comment = await says(ben, 'Somebody will report this.')
    expect((await flag(newer, comment, { detail: 'Not about this report.' })).status).toBe(200)
    expect(await kept(comment)).toMatchObject({
      version: comment.version,
      moderation: { openFlags: 1, state: 'live' },
    })
    const { tables } = await mo.page('/moderation?queue=reported')
    expect(tables.case[comment.id]?.flags).toEqual([
      {
        by: 'Newer',
        rule: 'topic',
        detail: 'Not about this report.',
        trusted: false,
        created: expect.any(String),
      },
    ])
    for (const who of [ben, guest, newer]) {
      const page = JSON.stringify(await who.page(at.documentPath))
      expect(page).not.toContain('Not about this report.')
    }
  })

  it('by one person counts once, however often and at however many screens it is made', async () => {
    const comment = await says(ben, 'Reported twice at once.')
    const [elder] = elders as [Visitor]
    const other = await new Visitor(server().url).logIn('Una')
    const answers = await Promise.all([flag(elder, comment), flag(other, comment), flag(elder, comment)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    await flag(elder, comment, { rule: 'respect' })
    expect(await Flags.countDocuments({ thing: comment.id })).toBe(1)
    expect((await kept(comment)).moderation).toMatchObject({ openFlags: 1, state: 'live' })
    expect(await Flags.findOne({ thing: comment.id }).lean()).toMatchObject({
      rule: 'respect',
      trusted: true,
    })
  })

  it('is taken back by who made it and by nobody else', async () => {
    const comment = await says(ben, 'Reported, and not after all.')
    await flag(newer, comment)
    const { page } = await newer.page(`/flag/comment/${comment.id}`)
    if (page.kind !== 'flag' || !page.own) throw new Error('no report')
    expect(page.own).toMatchObject({ rule: 'topic', open: true })
    const path = `/flags/${page.own.id}/retract`
    expect((await ben.send(path, {})).status).toBe(404)
    expect((await guest.send(path, {})).status).toBe(404)
    await newer.write(path, {})
    expect((await kept(comment)).moderation.openFlags).toBe(0)
    expect(await newer.page(`/flag/comment/${comment.id}`)).toMatchObject({ page: { own: null } })
  })

  it('of one’s own words, of what isn’t public, or by who may only read, is refused', async () => {
    const comment = await says(ben, 'My own words.')
    expect(codeOf(await flag(ben, comment))).toBe('not-allowed')
    expect((await ben.fetch(`/flag/comment/${comment.id}`)).status).toBe(403)
    await ben.write(`/comments/${comment.id}/withdraw`, { version: comment.version })
    expect(codeOf(await flag(newer, comment))).toBe('not-found')
    expect(codeOf(await flag(mo, comment))).toBe('not-found')
    const rea = await come(server().url, 'Rea', 'reader')
    expect(codeOf(await flag(rea, await says(ben, 'Still here.')))).toBe('not-allowed')
  })

  it('needs a rule', async () => {
    const comment = await says(ben, 'Against which rule?')
    const { body } = await flag(newer, comment, { rule: '' })
    expect(body).toMatchObject({ error: { fields: [{ field: 'rule' }] } })
  })

  it('is made without script, by guests too, who take it back by what they were told', async () => {
    const comment = await says(ben, 'A guest finds this odd.')
    const from = `/flag/comment/${comment.id}`
    expect((await guest.fetch(from)).status).toBe(200)
    const form = { form: 'flag', from, kind: 'comment', id: comment.id }
    const missing = await guest.sendForm('/flags', { ...form, detail: 'Odd, I find.' })
    expect(missing.status).toBe(422)
    expect(missing.html).toContain('Odd, I find.</textarea>')
    const { status, location } = await guest.sendForm('/flags', { ...form, rule: 'respect', detail: 'Odd.' })
    expect(status).toBe(303)
    const { page } = await guest.page(location ?? '')
    if (page.kind !== 'flag' || !page.own) throw new Error('no report')
    expect(page.own).toMatchObject({ rule: null, detail: '', open: true })
    // Another guest at the same address is the same, as far as we can tell.
    expect((await flag(new Visitor(server().url), comment)).status).toBe(200)
    expect((await kept(comment)).moderation.openFlags).toBe(1)
    const taken = await guest.sendForm(`/flags/${page.own.id}/retract`, { form: 'retract-flag', from })
    expect(taken).toMatchObject({ status: 303, location: from })
    expect((await kept(comment)).moderation.openFlags).toBe(0)
  })

  it.each(['annotation', 'contradiction'] as const)('of a %s is the same', async (kind) => {
    const excerpt = Object.keys((await ben.page(at.documentPath)).tables.excerpt)[0]
    const exact = 'hears from nearly every family'
    const [path, body] =
      kind === 'annotation'
        ? ['/annotations', { excerpt, revision: 1, exact, note: 'A note.' }]
        : [
            '/contradictions',
            {
              type: 'tone-v-overall',
              claim: 'A claim.',
              ends: [
                { kind: 'passage', excerpt, revision: 1, exact },
                { kind: 'field', document: at.document, area: 'overall' },
              ],
            },
          ]
    const id = (await ben.write(path, body)).events[0]?.id ?? ''
    for (const elder of elders) expect((await flag(elder, { id }, { kind })).status).toBe(200)
    const { tables } = await guest.page(at.documentPath)
    expect(tables[kind][id]).toBeUndefined()
    const own = await ben.page(at.documentPath)
    expect(own.tables[kind][id]).toMatchObject({ state: 'hidden' })
  })
})

describe('reports by three distinct people who can be trusted', () => {
  it('hide a wording at once, by the system, with a reason for its author; and a decision brings it back for good', async () => {
    const comment = await says(ben, 'Three people mind this.')
    await flag(guest, comment)
    await flag(newer, comment)
    for (const elder of elders.slice(0, 2)) await flag(elder, comment)
    expect((await kept(comment)).moderation.state).toBe('live')
    await flag(elders[2]!, comment)

    expect((await guest.page(at.documentPath)).tables.comment[comment.id]).toMatchObject({
      state: 'hidden',
      html: null,
    })
    expect((await ben.page(at.documentPath)).tables.comment[comment.id]).toMatchObject({
      state: 'hidden',
      html: '<p>Three people mind this.</p>',
      verdict: { message: expect.stringContaining('Several readers') },
    })
    const record = await Records.findOne({ entity: comment.id, action: 'comment.hidden' }).lean()
    expect(record).toMatchObject({ actor: { id: null, name: null }, from: 'live', to: 'hidden' })

    await decide('approve', comment)
    expect((await kept(comment)).moderation).toMatchObject({
      state: 'live',
      openFlags: 0,
      approvedWording: 1,
    })
    expect(await Flags.countDocuments({ thing: comment.id, settled: null })).toBe(0)
    // The same people and others again: what was approved stays.
    await flag(mo, comment)
    for (const elder of elders) await flag(elder, comment)
    expect((await kept(comment)).moderation).toMatchObject({ state: 'live', openFlags: 1 })
    // Another wording is another matter.
    const { version } = await kept(comment)
    await ben.write(`/comments/${comment.id}`, { version, source: 'And now worse.' })
    for (const elder of elders) await flag(elder, comment)
    expect((await kept(comment)).moderation.state).toBe('hidden')
  })

  it('leave what is live alone when one of them takes it back in time, and what is hidden hidden', async () => {
    const comment = await says(ben, 'Two and a half.')
    const [una, dov, tri] = elders as [Visitor, Visitor, Visitor]
    const { location } = await una.write('/flags', { kind: 'comment', id: comment.id, rule: 'topic' })
    await flag(dov, comment)
    await una.write(`/flags/${location.split('flag=')[1]}/retract`, {})
    await flag(tri, comment)
    expect((await kept(comment)).moderation).toMatchObject({ state: 'live', openFlags: 2 })
    const again = await una.write('/flags', { kind: 'comment', id: comment.id, rule: 'topic' })
    expect((await kept(comment)).moderation.state).toBe('hidden')
    await una.write(`/flags/${again.location.split('flag=')[1]}/retract`, {})
    expect((await kept(comment)).moderation).toMatchObject({ state: 'hidden', openFlags: 2 })
  })

  it('at the same moment hide it once', async () => {
    const comment = await says(ben, 'All at once.')
    const answers = await Promise.all([...elders, newer, mo].map((who) => flag(who, comment)))
    expect(answers.every(({ status }) => status === 200 || status === 404)).toBe(true)
    expect((await kept(comment)).moderation.state).toBe('hidden')
    expect(await Records.countDocuments({ entity: comment.id, action: 'comment.hidden' })).toBe(1)
    const { openFlags } = (await kept(comment)).moderation
    expect(await Flags.countDocuments({ thing: comment.id, settled: null })).toBe(openFlags)
  })

  it('are open again when the decision that closed them is undone', async () => {
    const comment = await says(ben, 'Approved by mistake.')
    for (const elder of elders) await flag(elder, comment)
    const { decided } = await decide('approve', comment)
    await mo.write('/moderation/undo', { batch: decided?.batch })
    expect((await kept(comment)).moderation).toMatchObject({ state: 'hidden', openFlags: 3 })
    expect(await Flags.countDocuments({ thing: comment.id, settled: null })).toBe(3)
  })
})

describe('who can be trusted', () => {
  const member = { id: 'a', name: 'A', role: 'member' } as const
  it.each([
    ['a moderator', { ...member, role: 'moderator' }, 0, true],
    ['a member with three things', member, 3, true],
    ['a member with two', member, 2, false],
    ['a newcomer with three', { ...member, newcomer: true }, 3, false],
    ['somebody suspended', { ...member, role: 'reader' }, 9, false],
    ['a guest', { id: null, name: null, role: 'guest' }, 9, false],
  ] as const)('%s', (_, actor, proven, trusted) => {
    expect(isTrusted(actor, proven)).toBe(trusted)
  })

  it('needs a week to have passed', async () => {
    const made = await says(newer, 'One.')
    for (const n of [2, 3]) await says(newer, `Number ${n}.`)
    const comment = await says(ben, 'For the newer to report.')
    await flag(newer, comment)
    expect(await Flags.findOne({ thing: comment.id }).lean()).toMatchObject({ trusted: false })
    expect(made.state).toBe('live')
    expect(await Accounts.countDocuments({ name: 'Newer', known: true })).toBe(1)
  })
})

it('nothing is ever hidden by fewer than three, nor what was approved, nor what isn’t public', () => {
  const states = fc.constantFrom('held', 'live', 'hidden', 'removed', 'spam') as fc.Arbitrary<'live'>
  fc.assert(
    fc.property(
      states,
      fc.nat(5),
      fc.nat(5),
      fc.nat(8),
      fc.boolean(),
      (state, approved, wording, people, gone) => {
        const moderation = { ...begun({ state, reasons: [] }), approvedWording: approved }
        const thing = { moderation, withdrawn: gone ? new Date() : null, erased: null }
        const expected = state === 'live' && !gone && approved !== wording && people >= 3
        expect(hides(thing, wording, people)).toBe(expected)
      },
    ),
  )
})

describe('any sequence of reports, retractions and decisions', () => {
  type Step = { who: number; act: 'flag' | 'retract' | 'approve' }
  const step: fc.Arbitrary<Step> = fc.record({
    who: fc.nat(4),
    act: fc.oneof(
      { weight: 6, arbitrary: fc.constant('flag' as const) },
      { weight: 2, arbitrary: fc.constant('retract' as const) },
      { weight: 1, arbitrary: fc.constant('approve' as const) },
    ),
  })

  it('hides exactly what three trusted people report at once, and never what was approved', async () => {
    let n = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
        const people = [...elders, newer, guest]
        const comment = await says(ben, `Reported in every order, ${n++}.`)
        const open = new Map<number, string>()
        let [hidden, approved] = [false, false]
        for (const { who, act } of steps) {
          const person = people[who] as Visitor
          if (act === 'flag') {
            const { status, body } = await flag(person, comment)
            expect(status).toBe(hidden ? 404 : 200)
            const made = hidden ? undefined : (body as { location: string }).location.split('flag=')[1]
            // Reported again after it was approved: that report is settled.
            const isOpen = made && (await Flags.exists({ _id: made, settled: null }))
            if (isOpen) open.set(who, made)
            if ([0, 1, 2].every((elder) => open.has(elder)) && !approved) hidden = true
          } else if (act === 'retract') {
            const made = open.get(who)
            if (made) await person.write(`/flags/${made}/retract`, {})
            open.delete(who)
          } else {
            await decide('approve', comment)
            open.clear()
            ;[hidden, approved] = [false, true]
          }
          const { moderation } = await kept(comment)
          expect(moderation.state).toBe(hidden ? 'hidden' : 'live')
          expect(moderation.openFlags).toBe(open.size)
        }
      }),
      { numRuns: 12, endOnFailure: true },
    )
  }, 60_000)
})
