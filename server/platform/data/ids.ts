import { Types } from 'mongoose'
import { Problem } from '../http/problem.ts'

/** An id from an address or a form. @throws {Problem} `not-found` when it can't be one. */
export function toId(id: string): Types.ObjectId {
  if (!/^[0-9a-f]{24}$/.test(id)) throw new Problem('not-found')
  return new Types.ObjectId(id)
}

export const newId = () => new Types.ObjectId()
export type Id = Types.ObjectId
