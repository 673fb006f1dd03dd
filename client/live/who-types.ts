import { createCell } from './cell.ts'

/** Who is writing where now, in words; by thread and the comment answered. */
export const typing = createCell<Readonly<Record<string, string>>>({})
