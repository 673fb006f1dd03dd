import { rmSync } from 'node:fs'
import { expect, it } from 'vitest'
import { listeningPlace, urlFor } from '../../../server/platform/embedded-mongodb/listening-place.ts'
import { newFolder } from './database.ts'

it('is a socket in the data folder, and a random loopback port on Windows', () => {
  const dataDir = newFolder()
  const place = listeningPlace(dataDir, 'linux')
  expect(place).toEqual({ path: `${dataDir}/socket/mongodb.sock` })
  expect(urlFor(place)).toBe(
    `mongodb://${encodeURIComponent(`${dataDir}/socket/mongodb.sock`)}/counterpoint?directConnection=true`,
  )
  expect(listeningPlace(dataDir, 'win32')).toEqual({ host: '127.0.0.1', port: 0 })
  expect(urlFor({ host: '127.0.0.1', port: 27018 })).toBe(
    'mongodb://127.0.0.1:27018/counterpoint?directConnection=true',
  )
  rmSync(dataDir, { recursive: true })
})
