import { registerModerated } from '../moderation/things.ts'
import { registerEntity } from '../platform/data/entities.ts'
import { ownerOf } from '../platform/rules/own-words.ts'
import { messageIn, saveMessage } from './messages.changes.ts'
import { type MessageRecord, Messages } from './messages.model.ts'
import { toMessage } from './messages.presenter.ts'
import { sessionIn } from './sessions.changes.ts'

/** Tells the write and live paths, and moderation, how messages of a session's chat are handled. */
export function registerMessages(): void {
  registerEntity<'message', MessageRecord>('message', {
    load: (ids) => Messages.find({ _id: { $in: ids } }).lean<MessageRecord[]>(),
    present: toMessage,
    owner: ownerOf,
  })
  registerModerated<MessageRecord>('message', {
    model: Messages,
    find: messageIn,
    save: saveMessage,
    async place({ _id, session }) {
      const id = session.toHexString()
      const { title } = await sessionIn(null, id)
      return { href: `/sessions/${id}#message-${_id.toHexString()}`, under: title, thread: null }
    },
    html: ({ html }) => html,
    // Nobody edits a message.
    wordingOf: () => 1,
    accept: () => ({}),
    async unaccept() {},
    async erase() {
      return { source: '', html: '' }
    },
    below: async () => [],
  })
}
