import { constants, crc32, deflateRawSync } from 'node:zlib'
import type { Channel } from '../../shared/live/contract.ts'
import type { PageState } from '../../shared/live/state.ts'
import { shelfNumber } from '../platform/data/changes.ts'
import { onCommitted } from '../platform/data/commit.ts'
import { headsOf } from '../platform/data/heads.ts'
import { WithinBytes } from '../platform/data/within-bytes.ts'

/** A guest's page without its head: as it is, and compressed so that a head can be put before it. */
export type KeptPage = { channels: PageState['channels']; shelf: number; plain: Buffer; deflated: Buffer }

/** How much is kept in memory; the page not asked for the longest goes first. */
const mostBytes = 32 * 1024 * 1024
const sizeOf = ({ plain, deflated }: KeptPage): number => plain.length + deflated.length

/**
 * Guests all see the same page, so it is drawn once per state of its channels. `alone`: nobody else writes to this
 * database, so what was committed here is all there is to know of the shelf.
 */
export function keepPages(alone: boolean) {
  const pages = new WithinBytes(mostBytes, sizeOf)
  /** `shelfNumber` as far as this process knows by itself. */
  let ownShelf = 0
  const stop = onCommitted((changes) => {
    for (const { kind } of changes) if (kind === 'digest' || kind === 'document') ownShelf++
  })
  const shelf = async () => (alone ? ownShelf : shelfNumber())

  async function isCurrent(page: { channels: PageState['channels']; shelf: number }): Promise<boolean> {
    const channels = Object.entries(page.channels) as [Channel, { seq: number }][]
    if (channels.length === 0 || page.shelf !== (await shelf())) return false
    const now = await headsOf(channels.map(([channel]) => channel))
    return channels.every(([channel, { seq }]) => now[channel]?.seq === seq)
  }

  return {
    shelf,
    async find(path: string): Promise<KeptPage | null> {
      const page = pages.get(path)
      if (!page) return null
      if (await isCurrent(page)) return page
      pages.drop(path)
      return null
    },
    /** Keeps a page that was drawn from `state`, unless it has become old meanwhile. `shelf` is from before loading. */
    async keep(path: string, state: PageState, shelf: number, plain: Buffer): Promise<void> {
      if (!(await isCurrent({ channels: state.channels, shelf }))) return
      pages.keep(path, { channels: state.channels, shelf, plain, deflated: deflateRawSync(plain) })
    },
    stop,
  }
}
export type KeptPages = ReturnType<typeof keepPages>

const gzipHeader = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255])

/** The memory that is made ready for much text costs more than compressing the little that a head is. */
const ofLittle = { finishFlush: constants.Z_SYNC_FLUSH, windowBits: 12, memLevel: 4 }

/** One gzip file of a fresh head and a rest that was compressed before (RFC 1951 lets deflate blocks follow each other). */
export function gzipTogether(head: string, rest: { plain: Buffer; deflated: Buffer }): Buffer {
  const start = Buffer.from(head)
  const trailer = Buffer.alloc(8)
  trailer.writeUInt32LE(crc32(rest.plain, crc32(start)), 0)
  trailer.writeUInt32LE((start.length + rest.plain.length) >>> 0, 4)
  const opened = deflateRawSync(start, ofLittle)
  return Buffer.concat([gzipHeader, opened, rest.deflated, trailer])
}
