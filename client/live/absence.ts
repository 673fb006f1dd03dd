import type { Away } from './away.ts'
import { createCell } from './cell.ts'

/** What happened while the reader was away; null for who was not, or has seen it. Its words come with its panel. */
export const away = createCell<Away | null>(null)
