import type { ComponentType } from 'preact'
import { Branch } from './Branch.tsx'
import { Contradictions } from './Contradictions.tsx'
import { Digest } from './Digest.tsx'

/** The pages for reading, which need little script: one chunk, without documents and their notes. */
export const reading = {
  digest: Digest,
  branch: Branch,
  contradictions: Contradictions,
} satisfies Record<string, ComponentType>
