import type { ComponentType } from 'preact'
import type { PageKind } from '../../shared/pages/page.ts'
import { governing } from './governing.ts'
import { house } from './house.ts'
import { reading } from './reading.ts'
import { writing } from './writing.ts'

/** Every page there is, for the server. A browser loads only its part of them: see `load.ts`. */
export const pages: Record<PageKind, ComponentType> = { ...reading, ...writing, ...governing, ...house }
