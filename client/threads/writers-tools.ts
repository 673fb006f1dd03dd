// The chunk of `writers.ts`.
export { CardTools } from '../annotations/CardTools.tsx'
export { CommentStanding } from './CommentStanding.tsx'
export { Reactions } from './Reactions.tsx'
export { WritingDesk } from './WritingDesk.tsx'
