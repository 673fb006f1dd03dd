import type { Actor } from '../../shared/accounts/actor.ts'
import type { Creator } from '../../shared/accounts/views.ts'
import { parseBlogPost } from '../../shared/importing/blog-post.ts'
import type { ConfirmImport } from '../../shared/importing/import.schema.ts'
import type { ImportPreview } from '../../shared/importing/preview.ts'
import { willBeImported } from '../../shared/importing/will-be-imported.ts'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import { allAuthorities } from '../library/authorities.ts'
import type { DigestRecord } from '../library/digests.model.ts'
import { digestImportedAs } from '../library/digests.reader.ts'
import { createDigest } from '../library/digests.service.ts'
import { shelveReport } from '../library/shelve-report.ts'
import { commit } from '../platform/data/commit.ts'
import { newId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import { importComments } from '../threads/comments.import.ts'
import { Imports } from './imports.model.ts'
import { toImportedComment, toReport } from './to-report.ts'

/** What would come of a text. Saves nothing. */
export function previewImport(raw: string): ImportPreview {
  return parseBlogPost(raw, { authorities: allAuthorities(), today: new Date().toISOString().slice(0, 10) })
}

/**
 * Saves what the preview with this fingerprint showed: its reports, their passages, the digest and its thread, all or
 * nothing. A post that was imported before changes nothing, and leads to its digest.
 * @throws {Problem} `changed-meanwhile` when the text is not the one that was shown, `invalid` when nothing in it can
 * be imported.
 */
export async function confirmImport(actor: Actor, body: ConfirmImport): Promise<WriteAnswer> {
  const { operation, raw, fingerprint } = body
  const preview = previewImport(raw)
  if (preview.fingerprint !== fingerprint) throw new Problem('changed-meanwhile', { message: notAsShown })
  const already = await digestImportedAs(fingerprint)
  if (already) return { events: [], location: pathOf(already) }
  if (preview.title === '')
    throw unusable('no-title', 'Please give the post a title, on a line above everything else.')
  if (!preview.entries.some(willBeImported)) throw unusable('no-entries', nothingToImport)
  // The digest has no id yet: whoever confirms the same post meanwhile waits in the same queue.
  const channel = `digest:${fingerprint}` as const
  return commit({ actor, operation, body: { fingerprint }, channel }, async (tx) => {
    const digest = (await digestImportedAs(fingerprint, tx.session)) ?? (await save(tx, actor, preview, raw))
    return { location: pathOf(digest) }
  })
}

const pathOf = ({ slug }: { slug: string }) => `/digests/${slug}`
const notAsShown = 'This is not the text that was shown. Please look at it again before you confirm.'
const nothingToImport =
  'No entry in this text says both which authority it is about and on which day the report came out. Please put that right and look again.'

const unusable = (code: string, message: string) =>
  new Problem('invalid', { message, fields: [{ field: 'raw', code, message }] })

async function save(
  tx: Transaction,
  actor: Actor,
  preview: ImportPreview,
  raw: string,
): Promise<DigestRecord> {
  const creator: Creator = { id: actor.id, name: actor.name ?? '' }
  const digest = await createDigest(tx, creator, {
    // A page's title is no quotation: kinds and numbers of spaces are the layout's.
    title: preview.title.replace(/\s+/g, ' ').trim(),
    introduction: preview.introduction,
    links: preview.links.flatMap(({ label, url }) => (url === null ? [] : [{ label, url }])),
    entries: await shelveEntries(tx, creator, preview),
    tags: [],
    sample: false,
    importFingerprint: preview.fingerprint,
  })
  const id = digest._id.toHexString()
  await importComments(tx, { kind: 'digest', id }, `digest:${id}`, preview.comments.map(toImportedComment))
  await Imports.collection.insertOne(
    { _id: newId(), raw, fingerprint: preview.fingerprint, digest: digest._id, creator, created: tx.now },
    { session: tx.session },
  )
  return digest
}

/** The digest's entries in the post's order; two on the same report become one. */
async function shelveEntries(
  tx: Transaction,
  creator: Creator,
  preview: ImportPreview,
): Promise<DigestRecord['entries']> {
  const entries = new Map<string, DigestRecord['entries'][number]>()
  for (const entry of preview.entries.filter(willBeImported)) {
    const { document, excerpts } = await shelveReport(tx, creator, toReport(entry))
    const key = document._id.toHexString()
    const before = entries.get(key)?.excerpts ?? []
    const isNew = ({ _id }: { _id: DigestRecord['_id'] }) => !before.some((id) => id.equals(_id))
    const added = excerpts.filter(isNew).map(({ _id }) => _id)
    entries.set(key, { document: document._id, excerpts: [...before, ...added] })
  }
  return [...entries.values()]
}
