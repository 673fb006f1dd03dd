import { beforeAll } from 'vitest'
import { come } from './come.ts'
import { sampleLibrary } from './library.ts'
import type { TestServer } from './server.ts'
import { Visitor } from './visitor.ts'

/** Who most stories of sessions are about: two members, a moderator and a guest, and what they read. */
export type Readers = {
  place: Awaited<ReturnType<typeof sampleLibrary>>
  ada: Visitor
  ben: Visitor
  mo: Visitor
  guest: Visitor
}

/** Has them come before the tests of a file begin. To be called at the top of the file; they are there in its tests. */
export function startReaders(server: () => TestServer): Readers {
  const us = {} as Readers
  beforeAll(async () => {
    const { url } = server()
    us.place = await sampleLibrary()
    us.ada = await come(url, 'Ada')
    us.ben = await come(url, 'Ben')
    us.mo = await come(url, 'Mo', 'moderator')
    us.guest = new Visitor(url)
  })
  return us
}
