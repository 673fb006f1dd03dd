import type { Post } from '../../shared/library/library.schema.ts'
import { canPost } from '../../shared/library/library.rules.ts'

export const Excerpt = (post: Post) => (canPost() ? post : null)
