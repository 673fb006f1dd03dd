export { Excerpt } from '../../client/library/Excerpt.tsx'
