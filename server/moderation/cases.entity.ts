import { registerEntity } from '../platform/data/entities.ts'
import { ownerOf } from '../platform/rules/own-words.ts'
import { type Case, presentCase, toCases } from './cases.ts'
import { thingsById } from './things.ts'

/** Tells the live path how the queue's cases are loaded and shown: a case has the id of its thing. */
export function registerCases(): void {
  registerEntity<'case', Case>('case', {
    load: async (ids) => toCases(await thingsById(ids)),
    present: presentCase,
    owner: ({ thing }) => ownerOf(thing),
  })
}
