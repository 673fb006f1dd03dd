import { z } from 'zod'

export const postSchema = z.object({})
export type Post = z.infer<typeof postSchema>
