import type { ComponentType } from 'preact'
import { Moderation } from './Moderation.tsx'
import { People } from './People.tsx'

/** The pages of moderators and admins: a chunk of their own. */
export const governing = {
  people: People,
  moderation: Moderation,
} satisfies Record<string, ComponentType>
