import { type Entity, registerEntity } from '../platform/data/entities.ts'
import { type CommentRecord, Comments } from './comments.model.ts'
import { toComment } from './comments.presenter.ts'

/** Tells the write and live paths how comments are loaded, shown and owned. */
export function registerComments(): void {
  registerEntity<'comment', CommentRecord & Entity>('comment', {
    load: (ids) => Comments.find({ _id: { $in: ids } }).lean<CommentRecord[]>(),
    present: toComment,
    owner: (comment) => comment.creator.id,
  })
}
