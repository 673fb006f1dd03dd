import type { ClientSession, Model } from 'mongoose'
import { Problem } from '../http/problem.ts'
import { toId } from './ids.ts'

/** What an address or a form means by an id. @throws {Problem} `not-found` */
export async function foundById<T>(model: Model<T>, session: ClientSession | null, id: string): Promise<T> {
  const found = (await model.findById(toId(id)).session(session).lean()) as T | null
  if (!found) throw new Problem('not-found')
  return found
}
