import { makePerson } from './people.ts'
import { Visitor } from './visitor.ts'

/** Somebody new, whose account is made here and who is logged in. */
export async function come(url: string, ...person: Parameters<typeof makePerson>): Promise<Visitor> {
  await makePerson(...person)
  return new Visitor(url).logIn(person[0])
}
