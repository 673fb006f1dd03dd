import type { ComponentType } from 'preact'
import { Authorities } from './Authorities.tsx'
import { Authority } from './Authority.tsx'
import { Home } from './Home.tsx'
import { Problem } from './Problem.tsx'

/** The pages that lead to what is to be read: a chunk of their own. */
export const finding = {
  home: Home,
  authorities: Authorities,
  authority: Authority,
  problem: Problem,
} satisfies Record<string, ComponentType>
