/** From least to most. `guest` has no account; a `reader` has one but may not write. */
export const roles = ['guest', 'reader', 'member', 'moderator', 'admin'] as const
export type Role = (typeof roles)[number]

/** The roles that an account can have. */
export const accountRoles = ['reader', 'member', 'moderator', 'admin'] as const
export type AccountRole = (typeof accountRoles)[number]
export const roleLabels: Record<AccountRole, string> = {
  reader: 'Reader: reads, writes nothing',
  member: 'Member: posts, comments, marks',
  moderator: 'Moderator: also imports and curates',
  admin: 'Admin: also appoints',
}

/** Who is looking. `token` goes into every form and write of this login; null for a guest without a session. */
export type Viewer = {
  id: string | null
  name: string | null
  role: Role
  token: string | null
  may: ViewerRight[]
}

/** What this viewer may begin anywhere; what they may do to one thing stands in that thing's own `may`. */
export type ViewerRight = 'comment' | 'annotate' | 'propose' | 'post' | 'import' | 'appoint'

/** Who made something. `id` is null for people who came with an import. */
export type Creator = { id: string | null; name: string }
