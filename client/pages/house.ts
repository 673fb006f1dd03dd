import type { ComponentType } from 'preact'
import { Appeal } from './Appeal.tsx'
import { Flag } from './Flag.tsx'
import { Printable } from './Printable.tsx'
import { Record as PublicRecord } from './Record.tsx'
import { Rules } from './Rules.tsx'
import { Tags } from './Tags.tsx'
import { Terms } from './Terms.tsx'

/** How this house decides, for everybody: a chunk of its own. */
export const house = {
  rules: Rules,
  record: PublicRecord,
  appeal: Appeal,
  flag: Flag,
  tags: Tags,
  terms: Terms,
  printable: Printable,
} satisfies Record<string, ComponentType>
