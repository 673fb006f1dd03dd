export { render } from '../../server/pages/render.ts'
