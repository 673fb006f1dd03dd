import type { Actor } from '../../../shared/accounts/actor.ts'
import { commit } from '../../platform/data/commit.ts'
import type { Transaction } from '../../platform/data/transaction.ts'
import { importComments } from '../../threads/comments.import.ts'
import { authorityBySlug } from '../authorities.ts'
import { type DigestRecord, Digests } from '../digests.model.ts'
import { createDigest } from '../digests.service.ts'
import { shelveReport } from '../shelve-report.ts'
import { sampleReports } from './reports.ts'

const counterpoint = { id: null, name: 'Counterpoint' }
const actor: Actor = { ...counterpoint, role: 'admin' }

const title = 'A sample: what five reports say about home education'

const introduction = `Five inspection reports of 2017, each with what it says about children who are educated at home, beside the grades it gives. Grades, dates and figures are the reports’ own. The remarks are summaries in our words, not quotations.

Open an entry to read it closely. Select words in it to highlight them, to add a note, or to set them against a grade or against other words that they do not fit.`

const links = [
  {
    label: 'Elective home education: the government’s guidance',
    url: 'https://www.gov.uk/government/publications/elective-home-education',
  },
  { label: 'Ofsted’s inspection reports', url: 'https://reports.ofsted.gov.uk/' },
]

const welcome = `Two places to begin: in **Tower Hamlets**, does praise for the council’s methods fit the grade beneath it? And in **Derby**, do the council and its board say the same about what the law allows?

Reply here, or bring a post of your own: *Import* takes a whole blog post and shows what it understood before anything is saved.`

type Shelved = Awaited<ReturnType<typeof shelveReport>>
/** What is written beside the sample's excerpts. */
export type MarkSample = (tx: Transaction, shelved: Shelved[], name: string) => Promise<void>

/**
 * Where there is no digest at all, makes the sample, so that a newcomer sees the product alive; `mark` may write in its
 * margins. Harmless to call again, and from two processes at once.
 */
export async function ensureSample(mark: MarkSample = async () => {}): Promise<void> {
  if (await anyDigest(null)) return
  // A number of its own makes it one write for however many processes start together.
  const operation = '6f1c0c52-5d1e-4d1c-9a56-6a4b8f2f7f10'
  await commit({ actor, operation, body: title, channel: 'digest:sample' }, async (tx) => {
    if (await anyDigest(tx.session)) return { location: '/' }
    return { location: `/digests/${(await makeSample(tx, mark)).slug}` }
  })
}

const anyDigest = async (session: Transaction['session'] | null) =>
  (await Digests.exists({}).session(session)) !== null

async function makeSample(tx: Transaction, mark: MarkSample): Promise<DigestRecord> {
  const shelved: Shelved[] = []
  for (const { authority: slug, ...report } of sampleReports) {
    const authority = authorityBySlug(slug)
    if (!authority) throw new Error(`The sample names an authority that is not in the list: ${slug}`)
    shelved.push(await shelveReport(tx, counterpoint, { authority, ...report }))
  }
  await mark(tx, shelved, counterpoint.name)
  const entries = shelved.map(({ document, excerpts }) => ({
    document: document._id,
    excerpts: excerpts.map(({ _id }) => _id),
  }))
  const tags = ['monitoring', 'statutory-claim', 'numbers-as-problem', 'silence']
  const digest = await createDigest(tx, counterpoint, {
    title,
    introduction,
    links,
    entries,
    tags,
    sample: true,
  })
  const id = digest._id.toHexString()
  const comment = { name: counterpoint.name, postAuthor: true, parent: null, source: welcome }
  await importComments(tx, { kind: 'digest', id }, `digest:${id}`, [comment])
  return digest
}
