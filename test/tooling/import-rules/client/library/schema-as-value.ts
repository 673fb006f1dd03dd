import { type Post, postSchema } from '../../shared/library/library.schema.ts'

export const parse = (post: unknown): Post => postSchema.parse(post)
