export { default as passport } from 'passport'
