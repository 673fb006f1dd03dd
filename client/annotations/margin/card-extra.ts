import { type ComponentType, createContext } from 'preact'
import type { AnnotationView } from '../../../shared/annotations/views.ts'

/** What the page around a card lets the viewer do with it besides; null for nothing. */
export const CardExtra = createContext<ComponentType<{ annotation: AnnotationView }> | null>(null)
