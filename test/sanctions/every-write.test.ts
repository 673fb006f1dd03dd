import { beforeAll, describe, expect, it } from 'vitest'
import { canBegin } from '../../shared/accounts/actor.ts'
import type { ViewerRight } from '../../shared/accounts/views.ts'
import { makePerson } from '../support/people.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
const visit = (who: string) => new Visitor(server().url).logIn(who)
const nobody = '5f0000000000000000000000'
const inAWeek = () => new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)

/** Every write but logging in and out, with the code it answers when nothing at all is sent. */
async function codes(visitor: Visitor): Promise<[path: string, right: string, code: string][]> {
  const answers: [string, string, string][] = []
  for (const { method, path, right } of server().app.writes) {
    if (path === '/log-out' || path === '/log-in' || path === '/register') continue
    const address = path.replace(/:kind/, 'comment').replace(/:\w+/g, nobody)
    const { body } = await visitor.send(address, { operation: 'none' }, method)
    answers.push([`${method} ${path}`, right, (body as { error?: { code: string } }).error?.code ?? 'done'])
  }
  return answers
}

let suspended: Visitor
let warned: Visitor

beforeAll(async () => {
  await makePerson('Ada', 'admin')
  const [sue, wes] = await Promise.all([makePerson('Sue', 'moderator'), makePerson('Wes')])
  ;[suspended, warned] = await Promise.all([visit('Sue'), visit('Wes')])
  const ada = await visit('Ada')
  const rule = { rule: 'respect' }
  await ada.write(`/people/${sue.id}/suspend`, { ...rule, reason: 'For a week.', until: inAWeek() })
  await ada.write(`/people/${wes.id}/warn`, { ...rule, message: 'Please read this.' })
  await Promise.all([suspended.page('/'), warned.page('/')])
})

const needsRight = (right: string) => right !== 'anyone' && right !== 'logged-in'

describe('every write there is', () => {
  it('that needs a right is closed to who is suspended, moderators too; nothing else is', async () => {
    for (const [path, right, code] of await codes(suspended)) {
      expect([path, code === 'suspended']).toEqual([path, needsRight(right)])
    }
  })

  it('that a warned person could do waits until the warning is read; nothing else does', async () => {
    for (const [path, right, code] of await codes(warned)) {
      const could =
        needsRight(right) && canBegin({ id: 'w', name: 'Wes', role: 'member' }, right as ViewerRight)
      expect([path, code === 'warning-first']).toEqual([path, could])
    }
  })

  it('of withdrawing, bringing back, appealing, exporting and leaving needs no right', () => {
    const rights = new Map(server().app.writes.map(({ path, right }) => [path, right]))
    const always = ['/comments/:id/withdraw', '/annotations/:id/withdraw', '/contradictions/:id/withdraw']
    for (const path of [...always, '/account/warning', '/account/delete', '/account/password', '/log-out'])
      expect([path, ['logged-in', 'anyone'].includes(rights.get(path) ?? '')]).toEqual([path, true])
  })
})
