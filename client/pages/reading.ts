import type { ComponentType } from 'preact'
import { Authorities } from './Authorities.tsx'
import { Authority } from './Authority.tsx'
import { Branch } from './Branch.tsx'
import { Contradictions } from './Contradictions.tsx'
import { Digest } from './Digest.tsx'
import { DocumentPage } from './DocumentPage.tsx'
import { Home } from './Home.tsx'
import { Problem } from './Problem.tsx'

/** The pages for reading, which need little script: one chunk. */
export const reading = {
  home: Home,
  digest: Digest,
  document: DocumentPage,
  authorities: Authorities,
  authority: Authority,
  branch: Branch,
  contradictions: Contradictions,
  problem: Problem,
} satisfies Record<string, ComponentType>
