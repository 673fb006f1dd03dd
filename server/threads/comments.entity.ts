import { registerModerated } from '../moderation/things.ts'
import { type Entity, registerEntity } from '../platform/data/entities.ts'
import { ownerOf } from '../platform/rules/own-words.ts'
import { type CommentRecord, Comments } from './comments.model.ts'
import { moderatedComments } from './comments.moderation.ts'
import { toCommentThere } from './comments.presenter.ts'

/** Tells the write and live paths how comments are loaded, shown and owned. */
export function registerComments(): void {
  registerEntity<'comment', CommentRecord & Entity>('comment', {
    load: (ids) => Comments.find({ _id: { $in: ids } }).lean<CommentRecord[]>(),
    present: (comment, audience) => toCommentThere(comment, audience),
    isOn: ({ channels }, channel) => channels.includes(channel),
    owner: ownerOf,
  })
  registerModerated('comment', moderatedComments)
}
