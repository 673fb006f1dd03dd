import type { Transaction } from '../platform/data/transaction.ts'

/** Something that is kept about an account, in its words: goes into the export as it is, so it names its fields. */
type Section = (accountId: string) => Promise<unknown[]>
/** Deletes what is an account's alone, such as drafts; in the transaction that ends the account. */
type Forget = (accountId: string, session: Transaction['session']) => Promise<void>

const sections = new Map<string, Section>()
const forgetting = new Set<Forget>()

/**
 * Each feature that keeps something about people says how it is exported, under a title that they understand. Nothing
 * of other people may be in it.
 */
export function registerExport(title: string, section: Section): void {
  sections.set(title, section)
}

/** Each feature that keeps something which is of no use without its account says how it is deleted. */
export function registerForget(forget: Forget): void {
  forgetting.add(forget)
}

/** Everything kept about an account, by title. */
export async function keptAbout(accountId: string): Promise<Record<string, unknown[]>> {
  const kept = [...sections].map(async ([title, section]) => [title, await section(accountId)] as const)
  return Object.fromEntries(await Promise.all(kept))
}

export async function forgetAll(accountId: string, session: Transaction['session']): Promise<void> {
  for (const forget of forgetting) await forget(accountId, session)
}
