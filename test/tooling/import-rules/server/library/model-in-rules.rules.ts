export { Schema } from './library.model.ts'
