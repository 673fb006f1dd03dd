import { Accounts, fold } from '../../server/accounts/accounts.model.ts'
import { toActor } from '../../server/accounts/actors.ts'
import { cheapPasswords, hashPassword } from '../../server/accounts/passwords.ts'
import type { Actor } from '../../shared/accounts/actor.ts'
import type { Role } from '../../shared/accounts/views.ts'

export const password = 'a long walk by the sea'
let hash: Promise<string> | undefined

// Hundreds of people log in to tests of other things; what passwords cost is held in test/accounts/passwords.test.ts.
cheapPasswords()

/** An account with `password`, in the database, whose comments need no approval any more unless it is a newcomer. */
export async function makePerson(
  name: string,
  role: Exclude<Role, 'guest'> = 'member',
  { newcomer = false } = {},
): Promise<Actor & { id: string; name: string }> {
  hash ??= hashPassword(password)
  const email = `${fold(name).replaceAll(' ', '.')}@example.org`
  const account = await Accounts.create({
    name,
    nameKey: fold(name),
    email,
    emailKey: email,
    passwordHash: await hash,
    role,
    known: !newcomer,
    created: new Date(),
  })
  return { ...toActor(account), id: account._id.toHexString(), name }
}
