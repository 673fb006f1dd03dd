import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { encode } from '../../../server/platform/embedded-mongodb/bson/values.ts'
import type { CommandError } from '../../../server/platform/embedded-mongodb/errors.ts'
import { Engine } from '../../../server/platform/embedded-mongodb/storage/engine.ts'
import { newFolder } from './database.ts'

const folder = newFolder()
afterAll(() => rmSync(folder, { recursive: true }))

it('a full disk undoes the whole commit, says so to everyone in it, and spoils nothing', () => {
  const engine = new Engine(join(folder, 'full.sqlite'))
  engine.change((commit) => engine.catalog.create('db', 'things', commit))
  const insert = (_id: number, size: number) => {
    const doc = { _id, text: 'x'.repeat(size) }
    const things = engine.catalog.find('db', 'things')
    if (things) engine.write((writes) => writes.insert(things, encode(doc), doc))
  }
  insert(1, 10)
  engine.commit()

  const [pages] = engine.writer.get<[number]>('PRAGMA page_count') ?? [0]
  engine.writer.exec(`PRAGMA max_page_count = ${pages + 20}`)
  const answers: (number | undefined)[] = []
  const transaction = engine.startTransaction('session', 1n)
  insert(2, 10)
  engine.whenDurable((failure) => answers.push(failure?.code))
  let thrown: CommandError | undefined
  try {
    insert(3, 1_000_000)
  } catch (error) {
    thrown = error as CommandError
  }
  expect([thrown?.code, answers]).toEqual([14031, [14031]])
  expect(engine.transactions.has(transaction)).toBe(false)

  const rows = () =>
    engine.writer.all<[number]>(`SELECT rid FROM ${engine.catalog.find('db', 'things')?.table}`).length
  expect(rows()).toBe(1)
  insert(2, 10)
  engine.whenDurable((failure) => answers.push(failure?.code))
  engine.commit()
  expect(answers).toEqual([14031, undefined])
  expect(rows()).toBe(2)
  engine.close()
})
