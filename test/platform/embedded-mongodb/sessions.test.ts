import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Engine } from '../../../server/platform/embedded-mongodb/storage/engine.ts'
import { Sessions } from '../../../server/platform/embedded-mongodb/storage/sessions.ts'
import { newFolder } from './database.ts'

const folder = newFolder()
const connection = {}
const reply = Buffer.from('answer')
let engine: Engine
let sessions: Sessions

beforeAll(() => {
  engine = new Engine(join(folder, 'sessions.sqlite'))
  sessions = new Sessions(engine)
})
afterAll(() => {
  engine.close()
  rmSync(folder, { recursive: true })
})

it('undoes a transaction that has been open for a minute', () => {
  const transaction = sessions.begin('slow', 1n, connection)
  sessions.sweep(Date.now() + 59_000)
  expect(sessions.goOn('slow', 1n, connection)).toBe(transaction)
  sessions.sweep(Date.now() + 61_000)
  expect(() => sessions.goOn('slow', 1n, connection)).toThrow('does not match any in-progress transaction')
})

it('undoes what went on over a connection last when that closes, and nothing else', () => {
  const [old, other] = [{}, {}]
  sessions.begin('gone', 1n, old)
  const moved = sessions.begin('moved', 1n, old)
  expect(sessions.goOn('moved', 1n, other)).toBe(moved)
  sessions.left(old)
  expect(() => sessions.goOn('gone', 1n, other)).toThrow('does not match any in-progress transaction')
  expect(sessions.goOn('moved', 1n, other)).toBe(moved)
  sessions.end('moved')
})

it('keeps the answer to a commit for half an hour', () => {
  sessions.begin('quick', 1n, connection)
  expect(sessions.commit('quick', 1n, reply)).toBe(reply)
  sessions.sweep(Date.now() + 29 * 60_000)
  expect(Buffer.from(sessions.commit('quick', 1n, Buffer.from('another')))).toEqual(reply)
  expect(() => sessions.abort('quick', 1n)).toThrow('has been committed')
  sessions.sweep(Date.now() + 31 * 60_000)
  expect(() => sessions.commit('quick', 1n, reply)).toThrow('does not match any in-progress transaction')
})

it('undoes the transaction that a session leaves open when it begins another, or ends', () => {
  const first = sessions.begin('messy', 1n, connection)
  const second = sessions.begin('messy', 2n, connection)
  expect([...engine.transactions]).toEqual([second])
  expect(first.number).toBe(1n)
  expect(() => sessions.begin('messy', 1n, connection)).toThrow('a newer one has been used')
  sessions.end('messy')
  expect(engine.transactions.size).toBe(0)
})
