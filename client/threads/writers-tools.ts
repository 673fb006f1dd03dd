// The chunk of `writers.ts`.
export { CardTools } from '../annotations/CardTools.tsx'
export { ContradictionTools } from '../contradictions/ContradictionTools.tsx'
export { ThingStanding } from '../moderation/ThingStanding.tsx'
export { Reactions } from './Reactions.tsx'
export { WritingDesk } from './WritingDesk.tsx'
