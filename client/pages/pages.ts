import type { ComponentType } from 'preact'
import type { PageKind } from '../../shared/pages/page.ts'
import { DocumentPage } from './DocumentPage.tsx'
import { finding } from './finding.ts'
import { governing } from './governing.ts'
import { house } from './house.ts'
import { reading } from './reading.ts'
import { together } from './together.ts'
import { writing } from './writing.ts'

/** Every page there is, for the server. A browser loads only its part of them: see `load.ts`. */
export const pages: Record<PageKind, ComponentType> = {
  document: DocumentPage,
  ...reading,
  ...finding,
  ...writing,
  ...governing,
  ...house,
  ...together,
}
