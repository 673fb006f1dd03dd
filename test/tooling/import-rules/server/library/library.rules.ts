export { canPost } from '../../shared/library/library.rules.ts'
