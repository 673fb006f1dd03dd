import { createCell } from './cell.ts'
import type { LiveSocket } from './connection.ts'

/** This page's live connection, once there is one. */
export const liveSocket = createCell<LiveSocket | null>(null)
